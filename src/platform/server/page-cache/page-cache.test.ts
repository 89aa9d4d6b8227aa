import type { ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { doorTo } from '../../../../tests/support/front-door.ts';

const publicHead = {
	'content-type': 'text/html; charset=utf-8',
	'cache-control': 'public, max-age=0, s-maxage=60',
	'x-cache-tags': 'north-south'
};
const text = 'Tiltas '.repeat(200);

/** A handler that counts its runs and answers each with its number. */
function counting(
	head: Record<string, string> = publicHead,
	body: (run: number) => string = (run) => `${text}${run}`
) {
	const counter = { runs: 0 };
	const handler = (_: unknown, res: ServerResponse) => {
		counter.runs += 1;
		for (const [name, value] of Object.entries(head)) res.setHeader(name, value);
		res.writeHead(200);
		res.end(body(counter.runs));
	};
	return { handler, counter };
}

/** A handler whose answers wait until they are let go, in the order of their begin. */
function held(head: Record<string, string> = publicHead) {
	const waiting: (() => void)[] = [];
	const handler = (_: unknown, res: ServerResponse) => {
		const run = waiting.length + 1;
		waiting.push(() => res.writeHead(200, head).end(`${text}${run}`));
	};
	const begun = async (count: number) => {
		while (waiting.length < count) await new Promise((soon) => setTimeout(soon, 5));
	};
	return { handler, waiting, begun };
}

const answers = async (asked: Promise<{ body: Buffer }>[]) =>
	(await Promise.all(asked)).map(({ body }) => body.toString().slice(text.length));

test('a public page is made once and comes from memory from then on', async () => {
	const { handler, counter } = counting();
	const { ask } = await doorTo(handler);
	expect(await answers([ask('/lt'), ask('/lt')])).toEqual(['1', '1']);
	expect(await answers([ask('/lt'), ask('/lt', { method: 'HEAD' }), ask('/en')])).toEqual([
		'1',
		'',
		'2'
	]);
	expect(counter.runs).toBe(2);
});

test('the page from memory carries its headers, without those that are only for us', async () => {
	const { ask } = await doorTo(counting().handler);
	const first = await ask('/lt');
	const { date: _, ...headers } = (await ask('/lt')).headers;
	expect(headers).toEqual({
		'content-type': 'text/html; charset=utf-8',
		'cache-control': 'public, max-age=0, s-maxage=60',
		etag: first.headers.etag,
		vary: 'accept-encoding',
		'content-length': String(text.length + 1),
		connection: 'close'
	});
	expect(headers.etag).toMatch(/^"[\w-]{22}"$/);
});

test('each encoding has its own bytes and tag, and an unchanged one is answered with 304', async () => {
	const { ask } = await doorTo(counting().handler);
	const asked = async (encoding: string) =>
		ask('/lt', { headers: { 'accept-encoding': encoding } });
	const br = await asked('gzip, deflate, br');
	const gz = await asked('gzip;q=0.5, br;q=0');
	const plain = await asked('zstd');
	expect([br, gz, plain].map(({ headers }) => headers['content-encoding'])).toEqual([
		'br',
		'gzip',
		undefined
	]);
	expect(brotliDecompressSync(br.body)).toEqual(plain.body);
	expect(gunzipSync(gz.body)).toEqual(plain.body);
	expect(new Set([br, gz, plain].map(({ headers }) => headers.etag)).size).toBe(3);
	const again = await ask('/lt', {
		headers: { 'accept-encoding': 'br', 'if-none-match': `"other", W/${br.headers.etag ?? ''}` }
	});
	expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, br.headers.etag]);
});

test('whoever brings a cookie, an authorization, a range or a body is not answered from memory', async () => {
	const { handler, counter } = counting();
	const { ask } = await doorTo(handler);
	await ask('/lt');
	const asked = [
		{ headers: { cookie: 'a=b' } },
		{ headers: { authorization: 'Bearer x' } },
		{ headers: { range: 'bytes=0-1' } },
		{ method: 'POST', body: 'x' }
	];
	expect(await answers(asked.map((one) => ask('/lt', one)))).toEqual(['2', '3', '4', '5']);
	expect(await answers([ask('/lt')])).toEqual(['1']);
	expect(counter.runs).toBe(5);
});

test.each([
	['private', { ...publicHead, 'cache-control': 'private, no-store' }],
	['without a word about caches', { 'content-type': 'text/html' }],
	['setting a cookie', { ...publicHead, 'set-cookie': 'a=b' }],
	['different for each language of the browser', { ...publicHead, vary: 'accept-language' }],
	['compressed already', { ...publicHead, 'content-encoding': 'br' }],
	[
		'a file that browsers keep for ever',
		{ ...publicHead, 'cache-control': 'public, max-age=9, immutable' }
	],
	['public for no time at all', { ...publicHead, 'cache-control': 'public, s-maxage=0' }]
])('an answer that is %s is never kept and never shared', async (_, head) => {
	const { handler, waiting, begun } = held(head);
	const { ask, arrived } = await doorTo(handler);
	const asked = [ask('/lt'), ask('/lt'), ask('/lt')];
	await begun(1);
	// Who comes after the first was answered would wait for the next one, and that one here for all.
	await arrived(3);
	waiting[0]?.();
	await begun(3);
	waiting.slice(1).forEach((go) => go());
	expect((await answers(asked)).sort()).toEqual(['1', '2', '3']);
});

test('an answer other than 200 passes through', async () => {
	const { ask, cache } = await doorTo((_, res) => {
		res.writeHead(404, publicHead).end('no such page');
	});
	const { status, body } = await ask('/lt');
	expect([status, body.toString(), cache.bytes]).toEqual([404, 'no such page', 0]);
});

test('however many ask at once, the page is made once', async () => {
	const { handler, waiting, begun } = held();
	const { ask } = await doorTo(handler);
	const asked = Array.from({ length: 20 }, () => ask('/lt'));
	await begun(1);
	await new Promise((soon) => setTimeout(soon, 50));
	waiting[0]?.();
	expect(new Set(await answers(asked))).toEqual(new Set(['1']));
	expect(waiting.length).toBe(1);
});

test('dropping a tag forgets the pages that carry it, and those without any tag', async () => {
	const { ask, cache } = await doorTo((req, res) => {
		const tags = { '/ab': 'a b', '/b': 'b', '/none': '' }[req.url ?? ''];
		res.writeHead(200, { ...publicHead, 'x-cache-tags': tags }).end(text);
	});
	const sizes: number[] = [];
	const all = ['/ab', '/b', '/none'];
	const fill = async () => {
		for (const path of all) await ask(path);
		return cache.bytes / 3;
	};
	const one = await fill();
	const dropped = async (drop: () => void) => {
		await fill();
		drop();
		sizes.push(Math.round(cache.bytes / one));
	};
	await dropped(() => cache.drop('a'));
	await dropped(() => cache.drop('b'));
	await dropped(() => cache.drop('c'));
	await dropped(() => cache.dropAll());
	expect(sizes).toEqual([1, 0, 2, 0]);
});

test.each(['drop', 'dropAll'] as const)(
	'what was begun before a %s is not kept after it',
	async (way) => {
		const { handler, waiting, begun } = held();
		const { ask, cache } = await doorTo(handler);
		const before = ask('/lt');
		await begun(1);
		cache[way]('north-south');
		const after = ask('/lt');
		await begun(2);
		waiting[1]?.();
		expect(await answers([after])).toEqual(['2']);
		waiting[0]?.();
		expect(await answers([before])).toEqual(['1']);
		expect(await answers([ask('/lt')])).toEqual(['2']);
	}
);

test('a drop of another tag leaves what is being made alone', async () => {
	const { handler, waiting, begun } = held();
	const { ask, cache } = await doorTo(handler);
	const first = ask('/lt');
	await begun(1);
	cache.drop('east-west');
	waiting[0]?.();
	expect(await answers([first])).toEqual(['1']);
	expect(await answers([ask('/lt')])).toEqual(['1']);
});
