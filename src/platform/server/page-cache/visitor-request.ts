import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

// A page that is kept for all must not depend on anything else of the one who asked first.
const passedOn = [
	'host',
	'x-forwarded-host',
	'x-forwarded-proto',
	'x-client-address',
	'accept',
	'accept-encoding',
	'accept-language',
	'if-none-match',
	'if-modified-since'
];

/** The same question, asked by nobody in particular and without a socket; always a GET. */
export function visitorRequest(req: IncomingMessage): IncomingMessage {
	const headers = Object.fromEntries(
		passedOn
			.filter((name) => req.headers[name] !== undefined)
			.map((name) => [name, req.headers[name]])
	);
	const stream = new Readable({ read: () => {} });
	stream.push(null);
	const asked = {
		method: 'GET',
		url: req.url,
		headers,
		httpVersion: '1.1',
		httpVersionMajor: 1,
		httpVersionMinor: 1
	};
	return Object.assign(stream, asked) as unknown as IncomingMessage;
}
