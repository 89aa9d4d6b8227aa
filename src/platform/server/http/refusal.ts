import type { IncomingMessage } from 'node:http';
import { isForged } from './request-origin.ts';

/** An answer in words, with what says how to read it. */
export type Said = { body: string; headers: Record<string, string> };
export type Refusal = { status: number; headers?: Record<string, string> };

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const longestUrl = 2_048;

/** Why a request is turned away before anything reads it, as an HTTP status; undefined lets it in. */
export function refusalOf(
	req: IncomingMessage,
	door: { publicOrigin: string; mostBodyBytes(path: string): number }
): Refusal | undefined {
	const { method = '', url = '', headers } = req;
	if (!methods.includes(method)) return { status: 405, headers: { allow: methods.join(', ') } };
	if (url.length > longestUrl) return { status: 414 };
	if (!isReadable(url)) return { status: 400 };
	// The body is not read, so the connection cannot be used again.
	const close = { connection: 'close' };
	const mostBytes = door.mostBodyBytes(url.split('?', 1)[0] ?? '');
	if (Number(headers['content-length'] ?? 0) > mostBytes) return { status: 413, headers: close };
	if (isForged(req, door.publicOrigin)) return { status: 403, headers: close };
	return undefined;
}

/** Begins with one slash and decodes to text: no control characters, no broken UTF-8, no backslash. */
function isReadable(url: string): boolean {
	if (!url.startsWith('/') || url.startsWith('//')) return false;
	try {
		// eslint-disable-next-line no-control-regex -- control characters are what is refused here
		return !/[\u0000-\u001f\u007f\\]/.test(decodeURIComponent(url.split('?', 1)[0] ?? ''));
	} catch {
		return false;
	}
}
