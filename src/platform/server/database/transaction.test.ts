import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { inTransaction } from './transaction.ts';

async function withCounter() {
	const database = await testDatabase();
	const owner = await database.connectAsOwner();
	await owner.query('create table counter (name text primary key, number bigint not null)');
	await owner.query(`insert into counter values ('a', 0), ('b', 0)`);
	await owner.end();
	return database;
}

async function counts(database: Awaited<ReturnType<typeof withCounter>>) {
	return (await database.pool.query('select name, number from counter order by name')).rows;
}

test('a transaction commits its work and returns the result', async () => {
	const database = await withCounter();
	const result = await inTransaction(database, async (tx) => {
		await sql`update counter set number = 1`.execute(tx);
		return 'done';
	});
	expect(result).toBe('done');
	expect(await counts(database)).toEqual([
		{ name: 'a', number: 1 },
		{ name: 'b', number: 1 }
	]);
});

test('a throw rolls everything back and is not tried again', async () => {
	const database = await withCounter();
	let runs = 0;
	const failing = inTransaction(database, async (tx) => {
		runs += 1;
		await sql`update counter set number = 1`.execute(tx);
		throw new Error('a fault');
	});
	await expect(failing).rejects.toThrow('a fault');
	expect(runs).toBe(1);
	expect(await counts(database)).toEqual([
		{ name: 'a', number: 0 },
		{ name: 'b', number: 0 }
	]);
});

test('transactions that lock each other out are run again until both are done', async () => {
	const database = await withCounter();
	let [runs, locked] = [0, 0];
	const both = Promise.withResolvers<undefined>();
	const crossing = (first: string, second: string) =>
		inTransaction(database, async (tx) => {
			runs += 1;
			await sql`update counter set number = number + 1 where name = ${first}`.execute(tx);
			locked += 1;
			if (locked >= 2) both.resolve(undefined);
			await both.promise;
			await sql`update counter set number = number + 1 where name = ${second}`.execute(tx);
		});
	await Promise.all([crossing('a', 'b'), crossing('b', 'a')]);
	expect(runs).toBe(3);
	expect(await counts(database)).toEqual([
		{ name: 'a', number: 2 },
		{ name: 'b', number: 2 }
	]);
});

test('serializable transactions that read what the other writes lose no update', async () => {
	const database = await withCounter();
	const increment = () =>
		inTransaction(
			database,
			async (tx) => {
				const found = await sql<{
					number: number;
				}>`select number from counter where name = 'a'`.execute(tx);
				const next = (found.rows[0]?.number ?? 0) + 1;
				await sql`update counter set number = ${next} where name = 'a'`.execute(tx);
			},
			{ isolation: 'serializable' }
		);
	await Promise.all([increment(), increment(), increment()]);
	expect(await counts(database)).toEqual([
		{ name: 'a', number: 3 },
		{ name: 'b', number: 0 }
	]);
});
