import type { IncomingMessage } from 'node:http';

/**
 * Holds a body that does not say how long it is to what its address takes: beyond that the connection ends.
 * One that does say so was turned away before, and can't be longer than it said.
 */
export function limitBody(req: IncomingMessage, mostBytes: number): void {
	if (req.headers['transfer-encoding'] === undefined) return;
	const push = req.push.bind(req);
	let bytes = 0;
	// What reads the body may not have come yet: listening for its parts here would take them away.
	req.push = (part: Uint8Array | null, encoding?: BufferEncoding) => {
		bytes += part?.length ?? 0;
		if (bytes <= mostBytes) return push(part, encoding);
		req.destroy();
		return false;
	};
}
