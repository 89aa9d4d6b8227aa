// The machine's own limit: node:http that writes these bytes and does nothing else.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RawAnswer = { headers: Record<string, string>; body: Uint8Array };

process.once('message', ({ headers, body }: RawAnswer) => {
	const server = createServer((_, res) => {
		res.writeHead(200, headers);
		res.end(body);
	});
	server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});
