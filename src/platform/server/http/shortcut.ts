import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/**
 * Answers requests that need nothing of the framework, at the front door. Undefined at once leaves a request to the
 * framework; else undefined says that it is answered, and a request is what the framework is to answer.
 */
export type Shortcut = (
	req: IncomingMessage,
	res: ServerResponse
) => Promise<IncomingMessage | undefined> | undefined;

/** The body that a request announces; undefined where its sender went away before all of it had come. */
export function wholeBody(req: IncomingMessage): Promise<Buffer | undefined> {
	return new Promise((done) => {
		const parts: Buffer[] = [];
		req.on('data', (part: Buffer) => parts.push(part));
		req.on('end', () => done(parts.length === 1 ? parts[0] : Buffer.concat(parts)));
		req.on('error', () => done(undefined));
		req.on('close', () => done(undefined));
	});
}

/** The same request for somebody else to read, once its body has been read. */
export function readAgain(req: IncomingMessage, body: Buffer): IncomingMessage {
	const { method, url, headers, httpVersion, httpVersionMajor, httpVersionMinor, socket } = req;
	const stream = new Readable({ read: () => {} });
	stream.push(body);
	stream.push(null);
	const head = { method, url, headers, httpVersion, httpVersionMajor, httpVersionMinor, socket };
	return Object.assign(stream, head) as unknown as IncomingMessage;
}
