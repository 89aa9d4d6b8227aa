import type { IncomingMessage, ServerResponse } from 'node:http';
import { encodings, type Encoding, type Page } from './page.ts';

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
	for (const encoding of preferred(accepted)) {
		const variant = page.variants[encoding];
		if (variant) return variant;
	}
	return page.variants.identity;
}

const known = new Map<string, readonly Encoding[]>();
const mostKnown = 200;

/** What a header accepts, best first; browsers send few different ones, so they are parsed once. */
function preferred(accepted: string): readonly Encoding[] {
	const found = known.get(accepted);
	if (found) return found;
	const weights = new Map(
		accepted
			.toLowerCase()
			.split(',')
			.map((part) => part.split(';').map((piece) => piece.trim()))
			.map(([name = '', ...rest]) => [name, Number(/^q=(.*)$/.exec(rest.join(''))?.[1] ?? 1)])
	);
	const parsed = encodings.filter(
		(encoding) => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0
	);
	if (known.size >= mostKnown) known.clear();
	known.set(accepted, parsed);
	return parsed;
}

/** Weak comparison, as RFC 9110 (13.1.2) asks for here: a proxy may have put W/ before our tag. */
function matches(header: string, etag: string): boolean {
	if (header === etag) return true;
	return header
		.split(',')
		.some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
