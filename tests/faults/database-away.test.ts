import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { ownServer } from '../support/own-server.ts';
import { firstOperator, Person } from '../support/person.ts';
import { startProduct } from '../support/product.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { keepWriting, openPointsPath, shownPoints } from '../support/writing.ts';

async function productOnOwnServer() {
	const server = await ownServer();
	const product = await startProduct({ DATABASE_URL: server.url, DATA_DIR: temporaryFolder() });
	onTestFinished(product.stop);
	return { server, product, operator: await firstOperator(product) };
}

test('a database that restarts under load loses nothing that was acknowledged, and the server goes on by itself', async () => {
	const { server, operator } = await productOnOwnServer();
	const path = await openPointsPath(operator);
	const load = keepWriting(operator, path);
	const acknowledges = (more: number) =>
		expect.poll(() => load.written.acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(more);
	for (const restart of [1, 2]) {
		await acknowledges(restart * 20);
		await server.stop();
		await pause(500);
		await server.start();
	}
	await acknowledges(load.written.acknowledged.length + 20);
	const { acknowledged, others, cutOff } = await load.stop();
	expect(cutOff).toBe(0);
	expect(others.filter(({ status }) => status !== 503)).toEqual([]);
	const shown = await shownPoints(operator, path);
	expect(acknowledged.filter((note) => !shown.has(note))).toEqual([]);
}, 120_000);

test('while the database stays away each language says so on one page that tries again; public pages stay', async () => {
	const { server, product, operator } = await productOnOwnServer();
	const visitor = new Person(product);
	const path = await openPointsPath(operator);
	expect((await visitor.open('/lt/vilnius-oslo')).status).toBe(200);
	await server.stop();
	expect((await visitor.open('/lt/vilnius-oslo')).status).toBe(200);
	const [lithuanian, norwegian, sent, draft] = await Promise.all([
		operator.open(path.replace('/en/', '/lt/')),
		visitor.open('/nb/search?q=marsj'),
		operator.send(`${path}?/raisePoint`, { form: 'point', note: 'Lost?' }),
		operator.open('/api/v1/partnerships/vilnius-oslo', { accept: 'application/json' })
	]);
	for (const { status, headers } of [lithuanian, norwegian, sent, draft])
		expect([status, headers.get('retry-after')]).toEqual([503, '5']);
	expect(lithuanian.text).toContain('<h1>Palaukite akimirką</h1>');
	expect(lithuanian.text).toContain('<meta http-equiv="refresh" content="5" />');
	expect(norwegian.text).toContain('<a href="/nb/search?q=marsj">Prøv igjen</a>');
	expect(sent.text).toContain('what you have just sent was not saved');
	expect(sent.text).not.toContain('http-equiv="refresh"');
	expect(sent.text).toContain('<input type="hidden" name="note" value="Lost?" />');
	expect(Object.keys(JSON.parse(draft.text) as object)).toEqual(['message']);
	await server.start();
	// Nobody had to sign in again.
	await expect.poll(async () => (await operator.open(path)).status, { timeout: 15_000 }).toBe(200);
	expect((await shownPoints(operator, path)).size).toBe(0);
}, 120_000);
