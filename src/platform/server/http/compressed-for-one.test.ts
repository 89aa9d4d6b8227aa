import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { doorTo } from '../../../../tests/support/front-door.ts';
import type { Handler } from '../page-cache/make.ts';

const html = `<p>${'Ačiū, kad atėjote. '.repeat(200)}</p>`;
const page: Handler = (req, res) => {
	const types: Record<string, string> = { '/photo': 'image/webp' };
	res.setHeader('content-type', types[req.url ?? ''] ?? 'text/html').setHeader('etag', '"one"');
	res.setHeader('set-cookie', ['a=b', 'c=d']);
	if (req.url === '/packed') res.setHeader('content-encoding', 'gzip');
	res.writeHead(req.url === '/gone' ? 404 : 200).end(req.url === '/short' ? '<p>No.</p>' : html);
};
const own = {
	cookie: 'a=b',
	'accept-encoding': 'gzip, br',
	'sec-fetch-site': 'same-origin',
	'sec-fetch-dest': 'document'
};

test('a page for one person is compressed for the browser that says that nobody else asks', async () => {
	const { ask } = await doorTo(page);
	for (const path of ['/', '/gone']) {
		const { status, headers, body } = await ask(path, { headers: own });
		expect(status).toBe(path === '/gone' ? 404 : 200);
		expect(headers).toMatchObject({
			'content-encoding': 'br',
			vary: 'accept-encoding',
			etag: 'W/"one"',
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
			'set-cookie': ['a=b', 'c=d']
		});
		expect(brotliDecompressSync(body).toString()).toBe(html);
	}
});

test.each([
	['another site made the browser ask', '/', { 'sec-fetch-site': 'cross-site' }],
	['a sister of our host did', '/', { 'sec-fetch-site': 'same-site' }],
	['the browser does not say who did', '/', { 'sec-fetch-site': '' }],
	['it is shown as a picture', '/', { 'sec-fetch-dest': 'image' }],
	['the browser can’t read it', '/', { 'accept-encoding': 'gzip, br;q=0' }],
	['a part is asked for', '/', { range: 'bytes=0-9' }],
	['it is short', '/short', {}],
	['it is no text', '/photo', {}]
])('it is sent as it is where %s', async (_, path, headers) => {
	const { ask } = await doorTo(page);
	const answer = await ask(path, { headers: { ...own, ...headers } });
	expect(answer.headers['content-encoding']).toBe(undefined);
	expect(answer.body.toString()).toBe(path === '/short' ? '<p>No.</p>' : html);
});

test('what a form sent comes to is never compressed, nor what came compressed', async () => {
	const { ask } = await doorTo(page);
	const posted = { ...own, origin: 'https://tiltas.example' };
	const { headers } = await ask('/', { method: 'POST', headers: posted, body: 'a=b' });
	expect(headers['content-encoding']).toBe(undefined);
	expect((await ask('/packed', { headers: own })).body.toString()).toBe(html);
});

test('a page that breaks off is a fault, and a client that leaves harms nobody', async () => {
	const { ask, logged } = await doorTo((_, res) => void res.destroy());
	expect((await ask('/', { headers: own })).status).toBe(500);
	expect(logged[0]).toMatchObject({ fields: { error: { message: 'A page broke off.' } } });
});
