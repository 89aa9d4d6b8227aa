import { readFileSync, utimesSync } from 'node:fs';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { firstOperator, Person } from '../tests/support/person.ts';
import { startProduct, type Product } from '../tests/support/product.ts';
import { temporaryFolder } from '../tests/support/temporary-folder.ts';

const { dev } = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { dev: string } })
	.scripts;

const module = 'src/lib/i18n/languages.ts';

/** What the browser is told next over the connection that its pages hold open. */
async function nextWord(socket: WebSocket): Promise<string> {
	const [{ data }] = (await once(socket, 'message')) as [MessageEvent<string>];
	return (JSON.parse(data) as { type: string }).type;
}

async function connected({ origin }: Product): Promise<WebSocket> {
	const client = await (await fetch(`${origin}/@vite/client`)).text();
	const token = /wsToken = "([^"]+)"/.exec(client)?.[1];
	const socket = new WebSocket(`${origin.replace('http', 'ws')}/?token=${token}`, 'vite-hmr');
	onTestFinished(() => socket.close());
	expect(await nextWord(socket)).toBe('connected');
	return socket;
}

test('npm run dev serves the pages from their sources, signs in, and tells the browser what was saved', async () => {
	expect(dev).toBe('exec node src/develop.ts');
	const settings = { DATA_DIR: temporaryFolder(), EXAMPLE: 'off', JOBS: 'off' };
	const product = await startProduct(settings, 'src/develop.ts');
	onTestFinished(product.stop);
	const visitor = new Person(product);
	expect((await visitor.open('/lt')).text).toContain('<html lang="lt"');
	const operator = await firstOperator(product);
	expect((await operator.open('/en/operator')).status).toBe(200);
	const forged = await operator.send(
		'/en/operator?/create',
		{},
		{ origin: 'https://evil.example' }
	);
	expect(forged.status).toBe(403);
	const socket = await connected(product);
	// A browser has loaded this one.
	expect((await fetch(`${product.origin}/${module}`)).ok).toBe(true);
	utimesSync(module, new Date(), new Date());
	expect(await nextWord(socket)).toBe('full-reload');
	await product.stop();
	expect(await product.ended).toBe(0);
}, 120_000);
