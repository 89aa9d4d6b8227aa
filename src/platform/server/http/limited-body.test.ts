import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { doorTo } from '../../../../tests/support/front-door.ts';
import type { Handler } from '../page-cache/make.ts';
import { wholeBody } from './shortcut.ts';

const origin = 'https://tiltas.example';

/** A framework that says how much it was sent, and a program that sends so many pieces of 500 bytes without saying how many. */
async function sent(pieces: number) {
	const read: number[] = [];
	const framework: Handler = (req, res) => {
		void wholeBody(req).then((body) => {
			read.push(body?.length ?? -1);
			if (body) res.writeHead(200).end('taken');
		});
	};
	const { port } = await doorTo(framework);
	const socket = connect(port, '127.0.0.1');
	let answer = '';
	socket.on('data', (part: Buffer) => (answer += part.toString()));
	socket.on('error', () => {});
	const closed = new Promise<void>((done) => socket.once('close', () => done()));
	socket.write(
		`POST / HTTP/1.1\r\nhost: a\r\norigin: ${origin}\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n`
	);
	for (let piece = 0; piece < pieces; piece += 1) socket.write(`1f4\r\n${'a'.repeat(500)}\r\n`);
	socket.write('0\r\n\r\n');
	await closed;
	return { read, answer };
}

test('a body that does not say how long it is reaches nobody beyond what its address takes', async () => {
	const { read, answer } = await sent(2_000);
	expect(answer).not.toContain('taken');
	await expect.poll(() => read).toEqual([-1]);
});

test('one that is short enough is taken', async () => {
	const { read, answer } = await sent(2);
	expect(answer).toContain('taken');
	expect(read).toEqual([1_000]);
});
