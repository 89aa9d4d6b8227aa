import { expect, test } from 'vitest';
import { planRows } from '#features/activities/server/plan-rows.ts';
import { publicPartnership } from '#features/partnership/server/public.ts';
import { submissionOf } from '#features/reports/server/submit.ts';
import { snapshotHash } from '#features/reports/server/submit.ts';
import { eventFigures, publicResults } from '#features/results/server/public.ts';
import { journalChains, verifyChain } from '#platform/server/journal.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { operatorContext } from '../teller.ts';
import { tellVilniusOslo, type Stage } from './tell.ts';

async function told(stage: Stage) {
	const { sql } = await testDatabase();
	const operator = await operatorContext({ sql, clock: () => new Date('2022-10-01T09:00:00Z') });
	const story = await tellVilniusOslo(operator, stage);
	if (!story) throw new Error('not told');
	return { sql, operator, ...story };
}

test('the plan has four partners, one funder, two groups and six activities in their numbers', async () => {
	const { sql, partnershipId } = await told('planned');
	const count = async (table: 'partner' | 'funder' | 'activity_group') =>
		(await sql.selectFrom(table).select('id').where('partnership_id', '=', partnershipId).execute())
			.length;
	const partnership = await publicPartnership(sql, 'vilnius-oslo');
	const { activities } = await planRows(sql, partnershipId);
	expect({
		partners: await count('partner'),
		funders: await count('funder'),
		groups: await count('activity_group'),
		numbers: activities.map(({ number }) => number),
		days: [partnership?.startsOn, partnership?.endsOn],
		languages: partnership?.languages.sort()
	}).toEqual({
		partners: 4,
		funders: 1,
		groups: 2,
		numbers: ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3'],
		days: ['2021-06-01', '2022-08-31'],
		languages: ['en', 'lt', 'nb']
	});
});

test('both figures of the march are kept and the reported one moves the indicator', async () => {
	const { sql, partnershipId, events } = await told('running');
	const figures = await eventFigures(sql, partnershipId, [events.get('march-for-equality') ?? '']);
	const partnership = await publicPartnership(sql, 'vilnius-oslo');
	if (!partnership) throw new Error('not public');
	const [march] = await publicResults(sql, partnership, 'en');
	expect({
		figures: figures.map(({ low, high, reportedFor }) => ({
			low,
			high,
			isReported: reportedFor.length > 0
		})),
		reached: march?.values.map(
			({ reached }) => reached?.kind === 'number' && [reached.low, reached.high]
		)
	}).toEqual({
		figures: [
			{ low: 10_000, high: undefined, isReported: true },
			{ low: undefined, high: 20_000, isReported: false }
		],
		reached: [[10_000, 10_000]]
	});
});

test('the report handed in is frozen with the hash of what it says, and the journal is whole', async () => {
	const { sql, partnershipId } = await told('reported');
	const report = await sql.selectFrom('report').select('id').executeTakeFirstOrThrow();
	const submission = await submissionOf(sql, partnershipId, { reportId: report.id });
	const verdicts = [];
	for (const chain of await journalChains(sql)) verdicts.push((await verifyChain(sql, chain)).ok);
	expect(submission && snapshotHash(submission.snapshot)).toBe(submission?.hash);
	expect(verdicts).toEqual([true, true]);
});

test('a story that is there already is not told twice', async () => {
	const { operator } = await told('planned');
	expect(await tellVilniusOslo(operator, 'planned')).toBeUndefined();
});
