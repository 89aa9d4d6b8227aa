import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedEncodings } from '../http/accepted-encodings.ts';
import type { Page } from './page.ts';

/** Writes the page in the best encoding that the client takes, or 304 if it has that one already. */
export function sendPage(page: Page, req: IncomingMessage, res: ServerResponse): void {
	const { headers } = req;
	const variant = variantFor(page, headers['accept-encoding'] ?? '');
	if (headers['if-none-match'] !== undefined && matches(headers['if-none-match'], variant.etag)) {
		res.writeHead(304, variant.unchangedHeaders);
		res.end();
		return;
	}
	res.writeHead(200, variant.headers);
	res.end(req.method === 'HEAD' ? undefined : variant.body);
}

function variantFor(page: Page, accepted: string) {
	for (const encoding of acceptedEncodings(accepted)) {
		const variant = page.variants[encoding];
		if (variant) return variant;
	}
	return page.variants.identity;
}

/** Weak comparison, as RFC 9110 (13.1.2) asks for here: a proxy may have put W/ before our tag. */
function matches(header: string, etag: string): boolean {
	if (header === etag) return true;
	return header
		.split(',')
		.some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
