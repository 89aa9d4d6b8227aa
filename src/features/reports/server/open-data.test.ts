import { beforeAll, expect, test } from 'vitest';
import type { Sql } from '#features/accounts/server/context.ts';
import { publicPartnership, type PublicPartnership } from '#features/partnership/server/public.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { operatorContext } from '../../../../stories/teller.ts';
import { tellVilniusOslo } from '../../../../stories/vilnius-oslo/tell.ts';
import { openTables, ownTables } from '../rules/open-data.ts';
import { openRows } from './open-data.ts';

let sql: Sql;
let partnership: PublicPartnership;
const now = new Date('2022-10-01T09:00:00Z');

beforeAll(async () => {
	({ sql } = await testDatabase());
	await tellVilniusOslo(await operatorContext({ sql, clock: () => now }), 'reported');
	const found = await publicPartnership(sql, 'vilnius-oslo');
	if (!found) throw new Error('not public');
	partnership = found;
}, 120_000);

const rows = (table: (typeof ownTables)[number]) =>
	openRows(sql, partnership, { table, language: 'lt', now });

// The story’s events take no registrations; those have a test of their own.
test.each(ownTables.filter((table) => table !== 'registrations'))(
	'%s has rows, and no column beyond the list of those allowed',
	async (table) => {
		const found = await rows(table);
		expect(found.length).toBeGreaterThan(0);
		const columns = new Set(found.flatMap((row) => Object.keys(row)));
		expect(
			[...columns].filter((column) => !(openTables[table] as readonly string[]).includes(column))
		).toEqual([]);
	}
);

test('the plan is given in the language asked for', async () => {
	const plan = await rows('plan');
	expect(plan.map(({ number, title_language }) => [number, title_language])).toEqual(
		['1.1', '1.2', '1.3', '2.1', '2.2', '2.3'].map((number) => [number, 'lt'])
	);
});

test('an event that is taken back from the public leaves the events and their figures', async () => {
	const slug = String((await rows('figures'))[0]?.['events']).split(' ')[0];
	await sql
		.deleteFrom('publication')
		.where('record_id', 'in', (eb) =>
			eb
				.selectFrom('event')
				.select('id')
				.where('slug', '=', slug ?? '')
		)
		.execute();
	const written = JSON.stringify([await rows('events'), await rows('figures')]);
	expect(written).not.toContain(slug);
});
