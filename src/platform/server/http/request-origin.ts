import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { clientAddressHeader } from './inner-headers.ts';
import { networkOf } from './network.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Tells the framework scheme, host and client as we know them, over whatever the client claims:
 * the framework takes them from these headers, and assumes https without them.
 */
export function overwriteOrigin(
	req: IncomingMessage,
	{ trustProxy }: { trustProxy: boolean },
	origin: string
): void {
	const { headers } = req;
	const { protocol, host } = new URL(origin);
	const address = clientAddress(req, trustProxy);
	delete headers['forwarded'];
	delete headers['x-forwarded-for'];
	delete headers['x-forwarded-port'];
	// Text browsers tell no origin. Without a cookie nothing can be forged, which the framework does not look at.
	if (changing.has(req.method ?? '')) headers.origin ??= origin;
	Object.assign(headers, {
		host,
		'x-forwarded-proto': protocol.slice(0, -1),
		'x-forwarded-host': host,
		[clientAddressHeader]: address
	});
}

/** The public origin; on a machine of one's own also its other names, so that forms work under each. */
export function requestOrigin(req: IncomingMessage, publicOrigin: string): string {
	const own = new URL(publicOrigin);
	const asked = `${own.protocol}//${req.headers.host ?? ''}`;
	if (!loopbackNames.has(own.hostname) || !URL.canParse(asked)) return publicOrigin;
	const { hostname, port, origin } = new URL(asked);
	return loopbackNames.has(hostname) && port === own.port ? origin : publicOrigin;
}

/** Who asks, from the nearest address that can be trusted; the one that a proxy adds is the last of its list. */
export function clientAddress(req: IncomingMessage, trustProxy: boolean): string {
	const told = trustProxy
		? String(req.headers['x-forwarded-for'] ?? '')
				.split(',')
				.at(-1)
				?.trim()
		: '';
	return networkOf(told && isIP(told) ? told : (req.socket.remoteAddress ?? '')) || 'unknown';
}

/**
 * Whether another site sends this request in the name of a signed-in person. The framework checks
 * forms only; this covers every body. Without an Origin only requests without a cookie pass.
 */
export function isForged(req: IncomingMessage, publicOrigin: string): boolean {
	if (!changing.has(req.method ?? '')) return false;
	const { origin, cookie } = req.headers;
	if (origin === undefined) return cookie !== undefined;
	return origin !== requestOrigin(req, publicOrigin);
}
