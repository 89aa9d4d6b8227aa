import type { IncomingMessage, ServerResponse } from 'node:http';
import { cacheTagsHeader, routeHeader } from './inner-headers.ts';

type WriteHead = (status: number, ...rest: unknown[]) => ServerResponse;

/**
 * Watches the head of an answer on its way out: takes off what is only for us, and keeps what was
 * made for a signed-in person out of every shared cache. Returns where the route will be known.
 */
export function watchOutgoing(req: IncomingMessage, res: ServerResponse): { route?: string } {
	const seen: { route?: string } = {};
	const isPersonal = req.headers.cookie !== undefined || req.headers.authorization !== undefined;
	const writeHead = res.writeHead.bind(res) as WriteHead;
	const watched: WriteHead = (status, ...rest) => {
		const route = res.getHeader(routeHeader);
		if (typeof route === 'string') seen.route = route;
		res.removeHeader(routeHeader);
		res.removeHeader(cacheTagsHeader);
		// The framework leaves its policy out of a 304, and ours would take the page's place in the browser.
		if (status === 304) res.removeHeader('content-security-policy');
		if (isPersonal) keepPrivate(res);
		return writeHead(status, ...rest);
	};
	res.writeHead = watched;
	return seen;
}

/** Files of the build set their header with writeHead itself and are the same for everyone. */
function keepPrivate(res: ServerResponse): void {
	const control = res.getHeader('cache-control');
	if (typeof control === 'string' && /\bpublic\b/.test(control)) {
		res.setHeader('cache-control', 'private, no-cache');
	} else if (control === undefined && res.getHeader('content-type') !== undefined) {
		res.setHeader('cache-control', 'private, no-store');
	}
}
