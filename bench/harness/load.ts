// One client process: keeps connections busy for a while and reports what it saw. Written on plain
// sockets, because Node's own client is slower than the server that it should bring to its limit.
import { connect, type Socket } from 'node:net';

export type LoadOrder = { port: number; path: string; connections: number; seconds: number };
export type Load = { requests: number; seconds: number; p50: number; p95: number; p99: number };

process.once('message', (order: LoadOrder) => {
	void measure(order).then((load) => process.send?.(load, () => process.exit()));
});

async function measure({ port, path, connections, seconds }: LoadOrder): Promise<Load> {
	const request = `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nAccept-Encoding: br\r\n\r\n`;
	const times: number[] = [];
	const began = performance.now();
	const until = began + seconds * 1000;
	const clients = Array.from({ length: connections }, () =>
		client(port, { request, until, times })
	);
	await Promise.all(clients);
	const took = (performance.now() - began) / 1000;
	times.sort((a, b) => a - b);
	const at = (share: number) => times[Math.floor(times.length * share)] ?? NaN;
	return { requests: times.length, seconds: took, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

type Client = { request: string; until: number; times: number[] };

function client(port: number, { request, until, times }: Client): Promise<void> {
	return new Promise((done, failed) => {
		let sent = 0;
		let waiting: Buffer = Buffer.alloc(0);
		const socket: Socket = connect(port, '127.0.0.1', send);
		function send(): void {
			sent = performance.now();
			if (sent < until) socket.write(request);
			else socket.end(done);
		}
		socket.setNoDelay(true);
		socket.on('error', failed);
		// After the last answer this comes too late to matter.
		socket.on('close', () => failed(new Error('The server closed the connection.')));
		socket.on('data', (part: Buffer) => {
			waiting = waiting.length === 0 ? part : Buffer.concat([waiting, part]);
			const length = answerLength(waiting);
			if (length === undefined || waiting.length < length) return;
			times.push(performance.now() - sent);
			waiting = waiting.subarray(length);
			send();
		});
	});
}

/** Of head and body together; undefined as long as the head is not whole. Anything but a 200 ends the measurement. */
function answerLength(bytes: Buffer): number | undefined {
	const end = bytes.indexOf('\r\n\r\n');
	if (end < 0) return undefined;
	const head = bytes.toString('latin1', 0, end);
	if (!head.startsWith('HTTP/1.1 200 '))
		throw new Error(`Not a page: ${head.split('\r\n', 1)[0] ?? ''}`);
	return end + 4 + Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? NaN);
}
