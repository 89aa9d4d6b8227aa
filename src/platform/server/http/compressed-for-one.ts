import type { IncomingMessage, ServerResponse } from 'node:http';
import { CapturedResponse } from '../page-cache/captured-response.ts';
import type { Handler } from '../page-cache/make.ts';
import { largestPageBytes, type Head } from '../page-cache/storable.ts';
import { acceptedEncodings } from './accepted-encodings.ts';
import { brotli, isCompressible, isWorthCompressing } from './compress.ts';

/**
 * Whether a page made for one person may be compressed: only where that person's own browser asks, from a page
 * of ours or because the address was typed. Whoever could make it ask again and again with other words in the
 * address could read a secret off the length of the answers (BREACH); a browser that does not say who asks gets
 * the page as it is.
 */
export function mayCompress({ method, headers }: IncomingMessage): boolean {
	return (
		method === 'GET' &&
		headers.range === undefined &&
		['same-origin', 'none'].includes(String(headers['sec-fetch-site'])) &&
		['document', 'empty'].includes(String(headers['sec-fetch-dest'])) &&
		acceptedEncodings(headers['accept-encoding'] ?? '').includes('br')
	);
}

/** Runs the handler and sends what it says compressed, if it is text of a size that is worth it. */
export async function compressedForOne(
	handler: Handler,
	req: IncomingMessage,
	target: ServerResponse
): Promise<void> {
	const decide = (head: Head) => (isOurs(head) ? 'keep' : 'forward');
	const response = new CapturedResponse({ req, target, decide, mostBytes: largestPageBytes });
	target.once('close', () => response.destroy());
	handler(req, response as unknown as ServerResponse);
	const captured = await response.captured;
	if (captured.kind === 'failed' && !target.destroyed) throw new Error('A page broke off.');
	if (captured.kind !== 'whole') return;
	const { head, body } = captured;
	const isWorthIt = isWorthCompressing(head.headers['content-type'], body);
	const sent = isWorthIt ? await brotli(body) : body;
	for (const [name, value] of Object.entries(head.headers)) target.setHeader(name, value);
	if (isWorthIt) target.setHeader('content-encoding', 'br');
	target.setHeader('content-length', sent.length);
	target.setHeader('vary', 'accept-encoding');
	weaken(target);
	target.writeHead(head.status);
	target.end(sent);
}

const isOurs = ({ headers }: Head) =>
	isCompressible(headers['content-type']) &&
	headers['content-encoding'] === undefined &&
	headers['content-range'] === undefined &&
	headers['vary'] === undefined;

/** The same page in other bytes (RFC 9110, 8.8.1). */
function weaken(target: ServerResponse): void {
	const tag = target.getHeader('etag');
	if (typeof tag === 'string' && !tag.startsWith('W/')) target.setHeader('etag', `W/${tag}`);
}
