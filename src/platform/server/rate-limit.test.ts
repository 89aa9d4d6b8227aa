import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/database.ts';
import { allow, allowAfterFew, forgetAttempts, isSpent } from './rate-limit.ts';

const secret = 's'.repeat(40);
const start = new Date('2022-05-31T09:00:00Z').getTime();
const limit = { times: 3, perSeconds: 60 };

async function limiter() {
	const database = await testDatabase();
	const at = (seconds: number, who = '203.0.113.9', action = 'sign-in') =>
		allow(
			{ sql: database.sql, secret, now: new Date(start + seconds * 1000) },
			{ action, who },
			limit
		);
	const spent = (seconds: number) =>
		isSpent(
			{ sql: database.sql, secret, now: new Date(start + seconds * 1000) },
			{ action: 'sign-in', who: '203.0.113.9' },
			limit
		);
	const rows = async () =>
		(
			await sql<{
				key: Buffer;
				hits: number;
			}>`select key, hits from rate_limit order by hits`.execute(database.sql)
		).rows;
	const forget = (seconds: number) =>
		forgetAttempts({ sql: database.sql, now: new Date(start + seconds * 1000) });
	return { at, rows, spent, forget };
}

test('as often as the limit says and no more, for each person and each action apart', async () => {
	const { at } = await limiter();
	expect([await at(0), await at(1), await at(2), await at(3)]).toEqual([true, true, true, false]);
	expect([await at(3, '203.0.113.10'), await at(3, '203.0.113.9', 'write')]).toEqual([true, true]);
});

test('a refusal fades with time instead of ending at the turn of the minute', async () => {
	const { at } = await limiter();
	for (const second of [57, 58, 59]) await at(second);
	expect([await at(61), await at(119), await at(240)]).toEqual([false, true, true]);
});

test('of many at once exactly the limit passes', async () => {
	const { at } = await limiter();
	const passed = await Promise.all(Array.from({ length: 20 }, () => at(0)));
	expect(passed.filter(Boolean).length).toBe(3);
});

test('no row holds who it was, and the next day the same person has another key', async () => {
	const { at, rows } = await limiter();
	const today = 14 * 3600;
	await at(0);
	await at(today);
	await at(today + 3600 * 2);
	const keys = (await rows()).map(({ key }) => key.toString('hex'));
	expect(keys.length).toBe(3);
	expect(new Set(keys).size).toBe(2);
	expect(keys.join('')).not.toContain(Buffer.from('203.0.113.9').toString('hex'));
});

test('what is older than a day is removed', async () => {
	const { at, rows, forget } = await limiter();
	await at(0);
	await at(3600);
	await forget(24 * 3600);
	expect((await rows()).length).toBe(2);
	await forget(24 * 3600 + 60);
	expect((await rows()).length).toBe(1);
});

test('whether a limit is used up can be asked without using it up', async () => {
	const { at, spent } = await limiter();
	expect(await spent(0)).toBe(false);
	for (const second of [0, 1]) await at(second);
	expect([await spent(2), await spent(2)]).toEqual([false, false]);
	await at(2);
	expect([await spent(3), await spent(180)]).toEqual([true, false]);
});

test('the first few of somebody are noted here alone, and count like all others as soon as more follow', async () => {
	const { sql } = await testDatabase();
	const few = { times: 5, perSeconds: 60, few: 3 };
	const at = (seconds: number, who: string) => {
		const given = { sql, secret, now: new Date(start + seconds * 1000) };
		return allowAfterFew(given, { action: 'register', who }, few);
	};
	const hits = async () =>
		(await sql.selectFrom('rate_limit').select('hits').execute()).map((row) => row.hits);
	for (let each = 0; each < 3; each += 1) expect(await at(0, 'one')).toBe(true);
	expect([await at(0, 'another'), await hits()]).toEqual([true, []]);
	expect([await at(0, 'one'), await hits()]).toEqual([true, [4]]);
	expect([await at(0, 'one'), await at(0, 'one'), await hits()]).toEqual([true, false, [6]]);
	// In the next window they are few again; only what was counted weighs on.
	expect([await at(61, 'one'), await hits()]).toEqual([true, [6]]);
});

test('an attempt that weighs as much as several counts as several, the first of somebody too', async () => {
	const { sql } = await testDatabase();
	const limits = { times: 8, perSeconds: 60, few: 3 };
	const given = { sql, secret, now: new Date(start + 3600_000) };
	const take = (weight: number, who = '203.0.113.9') =>
		allowAfterFew(given, { action: 'places', who, weight }, limits);
	expect([await take(2), await take(4), await take(2), await take(1)]).toEqual([
		true,
		true,
		true,
		false
	]);
	expect([await take(30, '203.0.113.10'), await take(8, '203.0.113.11')]).toEqual([false, true]);
});
