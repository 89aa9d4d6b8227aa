import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { doorTo } from '../../../../tests/support/front-door.ts';
import type { Handler } from '../page-cache/make.ts';

/** Answers with what the framework would be told about the request. */
const echo: Handler = (req, res) => {
	const told = [
		'host',
		'x-forwarded-host',
		'x-forwarded-proto',
		'x-forwarded-for',
		'x-client-address'
	];
	const headers = Object.fromEntries(told.map((name) => [name, req.headers[name]]));
	res.setHeader('content-type', 'application/json');
	res.writeHead(200).end(JSON.stringify(headers));
};
const json = async (asked: Promise<{ body: Buffer }>): Promise<unknown> =>
	JSON.parse((await asked).body.toString());

test('every answer carries the security headers, https is insisted on where it is used', async () => {
	const expected = {
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
		'cross-origin-opener-policy': 'same-origin',
		'x-frame-options': 'DENY',
		'content-security-policy':
			"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	};
	const https = await doorTo(echo);
	for (const path of ['/', '/health', '/%ff']) {
		expect((await https.ask(path)).headers).toMatchObject({
			...expected,
			'strict-transport-security': 'max-age=31536000'
		});
	}
	const http = await doorTo(echo, { publicOrigin: 'http://tiltas.example' });
	const { headers } = await http.ask('/');
	expect(headers).toMatchObject(expected);
	expect(headers['strict-transport-security']).toBe(undefined);
});

test('scheme, host and client are ours, whatever the client claims', async () => {
	const { ask } = await doorTo(echo);
	const claims = {
		host: 'evil.example',
		'x-forwarded-host': 'evil.example',
		'x-forwarded-proto': 'gopher',
		'x-forwarded-for': '203.0.113.9',
		'x-client-address': '203.0.113.9',
		cookie: 'a=b'
	};
	const expected = {
		host: 'tiltas.example',
		'x-forwarded-host': 'tiltas.example',
		'x-forwarded-proto': 'https',
		'x-client-address': '127.0.0.1'
	};
	expect(await json(ask('/', { headers: claims }))).toEqual(expected);
	const { cookie: _, ...visitor } = claims;
	expect(await json(ask('/', { headers: visitor }))).toEqual(expected);
});

test('behind a trusted proxy the client is the last address that the proxy told', async () => {
	const { ask } = await doorTo(echo, { trustProxy: true });
	const told = async (addresses: string) =>
		json(ask('/', { headers: { 'x-forwarded-for': addresses } }));
	expect(await told('198.51.100.1, 203.0.113.9')).toMatchObject({
		'x-client-address': '203.0.113.9'
	});
	expect(await told('2001:db8:7:8::1')).toEqual(await told('2001:DB8:7:8:ffff::2'));
	expect(await told('not an address')).toMatchObject({ 'x-client-address': '127.0.0.1' });
});

test("on one's own machine its other names work too, but never for what is kept for all", async () => {
	const { ask } = await doorTo(echo, { publicOrigin: 'http://localhost:3000' });
	const host = (name: string, cookie?: string) =>
		json(ask('/', { headers: { host: name, ...(cookie ? { cookie } : {}) } }));
	expect(await host('127.0.0.1:3000', 'a=b')).toMatchObject({ host: '127.0.0.1:3000' });
	expect(await host('127.0.0.1:3000')).toMatchObject({ host: 'localhost:3000' });
	expect(await host('evil.example:3000', 'a=b')).toMatchObject({ host: 'localhost:3000' });
});

test.each([
	['GET', '//evil.example/', 400],
	['GET', '/%ff', 400],
	['GET', '/a%00b', 400],
	['GET', '/a%0d%0ab', 400],
	['GET', '/a%5c..%5cb', 400],
	['GET', '/%', 400],
	['OPTIONS', '*', 400],
	['GET', `/${'a'.repeat(2_048)}`, 414],
	['TRACE', '/', 405],
	['PROPFIND', '/', 405]
])('%s %s is refused before anything reads it', async (method, path, status) => {
	const { ask } = await doorTo(() => expect.fail('the handler was called'));
	expect((await ask(path, { method })).status).toBe(status);
});

test('a body larger than the path takes is refused without reading it', async () => {
	const { ask } = await doorTo(echo, {
		mostBodyBytes: (path) => (path === '/files' ? 2_000 : 1_000)
	});
	const body = 'x'.repeat(1_500);
	expect((await ask('/', { method: 'POST', body })).status).toBe(413);
	expect((await ask('/files?a', { method: 'POST', body })).status).toBe(200);
});

test('who sends too much reads the refusal, and not that the connection was cut', async () => {
	const { ask } = await doorTo(echo);
	const body = 'x'.repeat(30_000_000);
	const { status, headers } = await ask('/', { method: 'POST', body });
	expect([status, headers.connection]).toEqual([413, 'close']);
});

test.each([
	['from our own pages', { origin: 'https://tiltas.example', cookie: 'a=b' }, 200],
	['from another site', { origin: 'https://evil.example', cookie: 'a=b' }, 403],
	['from a page without an origin', { origin: 'null' }, 403],
	['with a cookie and no origin', { cookie: 'a=b' }, 403],
	['from a program without a cookie', {}, 200]
])('a change sent %s is let in only if nobody can have forged it', async (_, headers, status) => {
	const { ask } = await doorTo(echo);
	const asked = {
		method: 'POST',
		headers: { ...headers, 'content-type': 'application/json' },
		body: '{}'
	};
	expect((await ask('/', asked)).status).toBe(status);
});

test('a text browser, which tells no origin and keeps no cookie, is one of our own pages to the framework', async () => {
	const { ask } = await doorTo(({ headers: { origin } }, res) =>
		res.writeHead(200).end(String(origin))
	);
	const told = async (method: string) =>
		(await ask('/', { method, ...(method === 'GET' ? {} : { body: 'a=b' }) })).body.toString();
	expect([await told('POST'), await told('GET')]).toEqual(['https://tiltas.example', 'undefined']);
});

test('what is made for a signed-in person is kept out of shared caches, and our own headers stay in', async () => {
	const heads: Record<string, Record<string, string>> = {
		'/public': { 'cache-control': 'public, s-maxage=60', 'content-type': 'text/html' },
		'/work': { 'cache-control': 'private, no-store', 'content-type': 'text/html' },
		'/silent': { 'content-type': 'text/html' }
	};
	const { ask } = await doorTo((req, res) => {
		for (const [name, value] of Object.entries(heads[req.url ?? ''] ?? {}))
			res.setHeader(name, value);
		res.setHeader('x-cache-tags', 'a').setHeader('x-route-id', '/[page]').writeHead(200).end();
	});
	const control = async (path: string) => {
		const { headers } = await ask(path, { headers: { cookie: 'a=b' } });
		return [headers['cache-control'], headers['x-cache-tags'], headers['x-route-id']];
	};
	expect(await Promise.all(Object.keys(heads).map(control))).toEqual([
		['private, no-cache', undefined, undefined],
		['private, no-store', undefined, undefined],
		['private, no-store', undefined, undefined]
	]);
});

test('a page that has not changed keeps the policy it came with', async () => {
	const { ask } = await doorTo((_, res) => res.writeHead(304).end());
	const { headers } = await ask('/', { headers: { cookie: 'a=b' } });
	expect(headers['content-security-policy']).toBe(undefined);
});

test('health says that the process lives, readiness asks the database, stopping ends both waits', async () => {
	let [isReady, isStopping] = [true, false];
	const door = await doorTo(echo, {
		isReady: () => Promise.resolve(isReady),
		isStopping: () => isStopping
	});
	const both = async () => [(await door.ask('/health')).status, (await door.ask('/ready')).status];
	expect(await both()).toEqual([200, 200]);
	isReady = false;
	expect(await both()).toEqual([200, 503]);
	[isReady, isStopping] = [true, true];
	expect(await both()).toEqual([200, 503]);
});

test('requests are logged by route or by the beginning of their path, never with their query', async () => {
	const { ask, logged } = await doorTo((req, res) => {
		if (req.url?.startsWith('/claims')) res.setHeader('x-route-id', '/claims/[words]');
		if (req.url?.startsWith('/page')) res.setHeader('cache-control', 'public');
		res.writeHead(req.url === '/broken' ? 500 : 200).end();
	});
	const asked = [
		'/claims/one-two?x=ona',
		'/a/b/ona@example.org?q',
		'/page?x',
		'/page?x',
		'/broken',
		'/health'
	];
	for (const path of asked) await ask(path);
	await new Promise((soon) => setTimeout(soon, 20));
	expect(logged.map(({ level, fields }) => [level, fields['path'], fields['status']])).toEqual([
		['info', '/claims/[words]', 200],
		['info', '/a/b/…', 200],
		['info', '/page', 200],
		['info', '/page', 200],
		['error', '/broken', 500],
		['debug', '/health', 200]
	]);
});

test('a fault of the handler is a 500 for the one who asked and a line in the log', async () => {
	const { ask, logged } = await doorTo(() => {
		throw new Error('broken');
	});
	expect((await ask('/', { headers: { cookie: 'a=b' } })).status).toBe(500);
	expect(logged[0]).toMatchObject({ level: 'error', fields: { error: { message: 'broken' } } });
});

test('a client that leaves in the middle harms nobody', async () => {
	let go = () => {};
	const { ask, port } = await doorTo((_, res) => {
		go = () => res.writeHead(200, { 'cache-control': 'public' }).end('page');
	});
	const socket = connect(port, '127.0.0.1').end('GET /lt HTTP/1.1\r\nHost: a\r\n\r\n');
	await new Promise((soon) => setTimeout(soon, 30));
	socket.destroy();
	const second = ask('/lt');
	await new Promise((soon) => setTimeout(soon, 30));
	go();
	expect((await second).body.toString()).toBe('page');
});
