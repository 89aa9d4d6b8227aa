import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { turn } from './turns.ts';

const workFor = (ms: number) => {
	const until = performance.now() + ms;
	while (performance.now() < until);
};

test('each goes on in the order in which it came', async () => {
	const came: number[] = [];
	await Promise.all([1, 2, 3].map((one) => turn().then(() => came.push(one))));
	expect(came).toEqual([1, 2, 3]);
});

test('a request is answered between pieces of work that came at once, not behind all of them', async () => {
	const server = createServer((_, res) => res.end());
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	onTestFinished(() => void server.close());
	const { port } = server.address() as AddressInfo;
	let done = 0;
	const work = async () => {
		await turn();
		workFor(10);
		done += 1;
	};
	const all = Array.from({ length: 60 }, work);
	const doneBefore = await new Promise<number>((answered, failed) => {
		get({ host: '127.0.0.1', port, agent: false }, (res) => {
			res.resume();
			res.on('end', () => answered(done));
		}).on('error', failed);
	});
	expect(doneBefore).toBeLessThan(40);
	await Promise.all(all);
	expect(done).toBe(60);
});

test('of many that come at once some go on together, and others’ work comes between', async () => {
	let together = 0;
	const seen: number[] = [];
	const others = setInterval(() => {
		if (together > 0) seen.push(together);
		together = 0;
	}, 0);
	onTestFinished(() => clearInterval(others));
	const work = async () => {
		await turn();
		together += 1;
		workFor(2);
	};
	await Promise.all(Array.from({ length: 60 }, work));
	seen.push(together);
	expect(seen.reduce((sum, one) => sum + one)).toBe(60);
	expect(Math.max(...seen)).toBe(5);
});
