import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { doorTo } from '../../../../tests/support/front-door.ts';

const head = {
	'content-type': 'text/plain',
	'cache-control': 'public, s-maxage=10',
	'x-cache-tags': 'a'
};

/** Each path answers with the run's number; `next` says what the coming runs do. */
function changing() {
	const state = {
		run: 0,
		next: (res: ServerResponse, run: number) => void res.writeHead(200, head).end(String(run))
	};
	return { state, handler: (_: unknown, res: ServerResponse) => state.next(res, (state.run += 1)) };
}

const body = async (asked: Promise<{ body: Buffer }>) => (await asked).body.toString();

test('after its time one asks for a new page while the others get the old one', async () => {
	const { state, handler } = changing();
	const { ask, pass } = await doorTo(handler);
	await ask('/a');
	pass(10_000);
	let go = () => {};
	state.next = (res, run) => {
		go = () => void res.writeHead(200, head).end(String(run));
	};
	const renewing = ask('/a');
	while (state.run < 2) await new Promise((soon) => setTimeout(soon, 5));
	expect([await body(ask('/a')), await body(ask('/a'))]).toEqual(['1', '1']);
	go();
	expect(await body(renewing)).toBe('2');
	expect([await body(ask('/a')), state.run]).toEqual(['2', 2]);
});

test('a page that nobody asked for in twice its time is not shown to anyone', async () => {
	const { handler } = changing();
	const { ask, pass } = await doorTo(handler);
	await ask('/a');
	pass(20_000);
	expect(await body(ask('/a'))).toBe('2');
});

test('while the new page cannot be made, the old one stays', async () => {
	const { state, handler } = changing();
	const { ask, pass } = await doorTo(handler);
	await ask('/a');
	pass(10_000);
	state.next = (res) => void res.writeHead(500).end('broken');
	expect(await body(ask('/a'))).toBe('1');
	state.next = () => {
		throw new Error('broken');
	};
	expect(await body(ask('/a'))).toBe('1');
	pass(10_000);
	expect((await ask('/a')).status).toBe(503);
});

test('a page that has gone is forgotten', async () => {
	const { state, handler } = changing();
	const { ask, pass, cache } = await doorTo(handler);
	await ask('/a');
	pass(10_000);
	state.next = (res) => void res.writeHead(404).end('gone');
	expect([(await ask('/a')).status, cache.bytes]).toEqual([404, 0]);
});

test('a fault without an old page is passed on as it is', async () => {
	const { state, handler } = changing();
	const { ask } = await doorTo(handler);
	state.next = (res) => void res.writeHead(500).end('broken');
	expect((await ask('/a')).status).toBe(500);
});

test('nobody waits for ever: a page that takes too long is a 503, and the next one may succeed', async () => {
	const { state, handler } = changing();
	const { ask } = await doorTo(handler, { patienceMs: 30 });
	const { next } = state;
	state.next = () => {};
	expect((await ask('/a')).status).toBe(503);
	state.next = next;
	expect(await body(ask('/a'))).toBe('2');
});

test('a body larger than a page may be is passed on piece by piece and not kept', async () => {
	const { state, handler } = changing();
	const { ask, cache } = await doorTo(handler, { mostBytes: 100_000_000 });
	state.next = (res) => {
		res.writeHead(200, head);
		for (let part = 0; part < 30; part += 1) res.write(Buffer.alloc(100_000, part));
		res.end();
	};
	expect([(await ask('/a')).body.length, cache.bytes]).toEqual([3_000_000, 0]);
});

test('an answer that breaks off in the middle breaks off for the client too', async () => {
	const { state, handler } = changing();
	const { ask } = await doorTo(handler);
	state.next = (res) => {
		res.writeHead(200, { 'content-type': 'text/plain' });
		res.write('half');
		setTimeout(() => res.destroy(new Error('lost')), 10);
	};
	await expect(ask('/a')).rejects.toThrow('aborted');
});

test('memory is bounded: the pages asked for least recently go first', async () => {
	const { state, handler } = changing();
	const { ask, cache } = await doorTo(handler, { mostBytes: 400_000 });
	state.next = (res, run) => void res.writeHead(200, head).end(`${run} `.padEnd(90_000));
	for (const path of ['/a', '/b', '/a', '/c', '/d']) await ask(path);
	expect(cache.bytes).toBeLessThanOrEqual(300_000);
	expect([(await body(ask('/a'))).trim(), (await body(ask('/b'))).trim()]).toEqual(['1', '5']);
});

test('invented queries push out each other and never the pages', async () => {
	const { state, handler } = changing();
	const { ask, cache } = await doorTo(handler, { mostBytes: 100_000 });
	state.next = (res, run) => void res.writeHead(200, head).end(`${run} `.padEnd(5_000));
	await ask('/a');
	for (let query = 0; query < 30; query += 1) await ask(`/a?${query}`);
	expect((await body(ask('/a'))).trim()).toBe('1');
	expect(cache.bytes).toBeLessThan(40_000);
	await ask(`/b?${'x'.repeat(600)}`);
	expect((await body(ask(`/b?${'x'.repeat(600)}`))).trim()).toBe(String(state.run));
});
