import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { asJson } from './values.ts';

test('values arrive as what the table types promise', async () => {
	const database = await testDatabase();
	const { rows } = await sql`
		select 9007199254740991::bigint as whole, 12.50::numeric as exact, array[1, 2]::bigint[] as numbers,
			date '2026-02-28' as day, array[date '2026-02-28', null] as days, interval '90 minutes' as long,
			timestamptz '2026-06-06 12:00+02' as moment, '{"a": [1]}'::jsonb as json`.execute(database.sql);
	expect(rows).toEqual([
		{
			whole: 9007199254740991,
			exact: '12.50',
			numbers: [1, 2],
			day: '2026-02-28',
			days: ['2026-02-28', null],
			long: 'PT1H30M',
			moment: new Date('2026-06-06T10:00:00Z'),
			json: { a: [1] }
		}
	]);
});

test('a whole number too large for JavaScript is a fault, not another number', async () => {
	const database = await testDatabase();
	await expect(sql`select 9007199254740993::bigint as whole`.execute(database.sql)).rejects.toThrow(
		'9007199254740993 is too large for a number.'
	);
});

test('lists, texts and nothing at all reach a jsonb column as JSON', async () => {
	const database = await testDatabase();
	const values = [[1, 'a', null], 'text', { list: [] }, null, 7];
	for (const value of values) {
		const { rows } = await sql`select ${asJson(value)}::jsonb as json`.execute(database.sql);
		expect(rows).toEqual([{ json: value }]);
	}
});

test('a statement prepared before another process changed its table works at the second try', async () => {
	const database = await testDatabase({ poolSize: 1 });
	const owner = await database.connectAsOwner();
	await owner.query('create table bridge as select 1 as number');
	const read = () => sql`select * from bridge where number = ${1}`.execute(database.sql);
	await read();
	await read();
	await owner.query('alter table bridge add column name text');
	await owner.end();
	await expect(read()).rejects.toThrow('cached plan must not change result type');
	expect((await read()).rows).toEqual([{ number: 1, name: null }]);
});
