import { beforeAll, expect, test } from 'vitest';
import type { Context } from '#features/accounts/server/context.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { operatorContext } from '../../../../../stories/teller.ts';
import { tellVilniusOslo } from '../../../../../stories/vilnius-oslo/tell.ts';
import { copyPartnership } from './copy.ts';
import { exportArchive } from './export.ts';
import type { Archive } from './schema.ts';

let operator: Context;
let original: Archive;

beforeAll(async () => {
	const { sql } = await testDatabase();
	operator = await operatorContext({ sql, clock: () => new Date('2022-09-01T09:00:00Z') });
	await tellVilniusOslo(operator, 'reported');
	const { id } = await sql.selectFrom('partnership').select('id').executeTakeFirstOrThrow();
	original = await exportArchive(sql, id);
}, 120_000);

const counts = ({ rows }: Archive) =>
	Object.fromEntries(
		Object.entries(rows).flatMap(([list, { length }]) => (length > 0 ? [[list, length]] : []))
	);
const shown = ({ rows }: Archive, list: string, columns: readonly string[]) =>
	(rows[list] ?? []).map((row) => columns.map((column) => row[column]));

test('a copy has the plan, the indicators and the partners, and nothing of what happened or was paid', async () => {
	const before = counts(original);
	expect(before).toMatchObject({
		events: expect.any(Number),
		claims: expect.any(Number),
		grants: 1
	});
	const made = await copyPartnership(operator, { fromSlug: 'vilnius-oslo', slug: 'next-one' });
	if (!made.ok) throw new Error(made.reason);
	const copy = await exportArchive(operator.sql, made.id);
	const lists = [
		'activities',
		'activity_partners',
		'deliverables',
		'groups',
		'indicators',
		'partners',
		'records',
		'texts'
	];
	expect(Object.keys(counts(copy)).sort()).toEqual(lists.filter((list) => before[list]));
	for (const list of ['activities', 'groups', 'indicators', 'partners'] as const) {
		expect(counts(copy)[list]).toBe(before[list]);
	}
	const days = ['number', 'starts_on', 'ends_on'];
	expect(shown(copy, 'activities', days).sort()).toEqual(
		shown(original, 'activities', days).sort()
	);
	expect(shown(copy, 'activities', ['state'])).toEqual(
		shown(copy, 'activities', []).map(() => ['planned'])
	);
	expect(shown(copy, 'texts', ['published']).every(([published]) => published === null)).toBe(true);
	expect(shown(copy, 'partners', ['contact_email']).every(([email]) => email === null)).toBe(true);
	const oldIds = new Set(shown(original, 'records', ['id']).flat());
	expect(
		shown(copy, 'records', ['id'])
			.flat()
			.filter((id) => oldIds.has(id))
	).toEqual([]);
});

test.each([
	['an address that is taken', { fromSlug: 'vilnius-oslo', slug: 'vilnius-oslo' }, 'slug-taken'],
	['a reserved address', { fromSlug: 'vilnius-oslo', slug: 'operator' }, 'slug-reserved'],
	[
		'a partnership that is not there',
		{ fromSlug: 'nowhere', slug: 'somewhere' },
		'no-such-partnership'
	]
])('%s is refused', async (...[, input, reason]) => {
	expect(await copyPartnership(operator, input)).toEqual({ ok: false, reason });
});
