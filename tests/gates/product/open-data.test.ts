import { afterAll, beforeAll, expect, test } from 'vitest';
import { toldProduct, type Told } from '../../support/product/told.ts';

let told: Told;
beforeAll(async () => {
	told = await toldProduct();
}, 120_000);
afterAll(async () => {
	await told.stop();
});

test('OD3: a page of the API has a size, and a client gets so many in a quarter of an hour, in words that say so', async () => {
	const headers = { 'x-forwarded-for': '192.0.2.7' };
	const read = (path: string) => told.ask('GET', path, { headers });
	const table = `/api/v1/partnerships/${told.own.slug}/events`;
	const first = JSON.parse((await read(table)).text) as { pageSize: number; rows: [] };
	expect(first.pageSize).toBeLessThanOrEqual(1_000);
	expect(first.rows.length).toBeLessThanOrEqual(first.pageSize);
	// A query of its own is made anew. What is kept in memory is not counted, and there again after a change.
	const answers = new Map<number, number>();
	for (let n = 0; n < 310; n += 1) {
		if (n === 200) await read(table);
		const { status } = await read(`${table}?n=${n}`);
		answers.set(status, (answers.get(status) ?? 0) + 1);
	}
	const [given = 0, refusals = 0] = [answers.get(200), answers.get(429)];
	expect(given + refusals).toBe(310);
	expect([298, 299]).toContain(given);
	const refused = await read(`${table}?n=more`);
	expect(refused.headers).toMatchObject({
		'retry-after': '900',
		'access-control-allow-origin': '*'
	});
	expect((JSON.parse(refused.text) as { message: string }).message).toMatch(/wait, or download/);
	expect((await read(table)).status).toBe(200);
	// Somebody else reads on, and nobody's address is kept.
	expect((await told.ask('GET', `${table}?n=another`)).status).toBe(200);
	const attempts = await told.sql.selectFrom('rate_limit').selectAll().execute();
	expect(JSON.stringify(attempts)).not.toContain('192.0.2.7');
});

test('OD3: the API is read only', async () => {
	for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
		expect([403, 405]).toContain(
			(await told.ask(method, `/api/v1/partnerships/${told.own.slug}/events`)).status
		);
});
