import { expect, test } from 'vitest';
import type { Sql } from '#features/accounts/server/context.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { verifyChain } from '#platform/server/journal.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast, somebody } from '../../../../../tests/support/registration-cast.ts';
import { goRound } from '../jobs.ts';
import { register } from '../register/register.ts';

async function summing() {
	const database = await testDatabase();
	const people = await registrationCast(database.sql, { quotas: [200], mostInGroup: 30 });
	const { visit, productIds, goTo, keys } = people;
	return {
		...people,
		database,
		come: async (moment: string, size: number) => {
			goTo(moment);
			const sent = somebody(productIds, size, { contact: 'rugile@example.org' });
			return ok(await register(visit, await people.form(), sent)).ids;
		},
		round: (moment: string) => inTransaction(database, (tx) => goRound(tx, keys, new Date(moment)))
	};
}

const entries = async (sql: Sql, partnershipId: string) =>
	sql
		.selectFrom('journal_entry')
		.selectAll()
		.where('chain', '=', partnershipId)
		.where('command', '=', 'sum-registrations')
		.orderBy('number')
		.execute();

const said = async (sql: Sql, partnershipId: string) =>
	(await entries(sql, partnershipId)).map(({ changes }) => changes);

test('each hour in which something moved is one entry, and only the least number of people is named', async () => {
	const { come, round, database, partnershipId } = await summing();
	await come('2022-06-02T08:10:00Z', 12);
	await come('2022-06-02T08:50:00Z', 3);
	await round('2022-06-02T08:59:00Z');
	expect(await said(database.sql, partnershipId)).toEqual([]);
	await come('2022-06-02T09:20:00Z', 4);
	await round('2022-06-02T10:01:00Z');
	await round('2022-06-02T10:30:00Z');
	// Nothing moves between ten and eleven; then the four are carried into six more.
	await round('2022-06-02T11:00:00Z');
	await come('2022-06-02T11:30:00Z', 6);
	await round('2022-06-02T12:00:00Z');
	expect(await said(database.sql, partnershipId)).toEqual([
		{ hour: { after: '2022-06-02T08:00:00.000Z' }, 'registrations.taken': { after: 15 } },
		{
			hour: { after: '2022-06-02T09:00:00.000Z' },
			'registrations.taken': { after: '< 10' }
		},
		{ hour: { after: '2022-06-02T11:00:00.000Z' }, 'registrations.taken': { after: 10 } }
	]);
	expect(await verifyChain(database.sql, partnershipId)).toMatchObject({ ok: true });
});

test('what is given back is summed up as well, and an outage is caught up with', async () => {
	const { come, round, database, partnershipId } = await summing();
	const ids = await come('2022-06-02T08:10:00Z', 30);
	await database.sql
		.updateTable('registration')
		.set({ state: 'cancelled', ended_at: new Date('2022-06-03T14:05:00Z') })
		.where('id', 'in', ids.slice(0, 11))
		.execute();
	await round('2022-06-04T06:00:00Z');
	expect(await said(database.sql, partnershipId)).toEqual([
		{ hour: { after: '2022-06-02T08:00:00.000Z' }, 'registrations.taken': { after: 30 } },
		{ hour: { after: '2022-06-03T14:00:00.000Z' }, 'registrations.ended': { after: 11 } }
	]);
});

test('an hour in which offers were accepted says so by itself', async () => {
	const { come, round, database, partnershipId } = await summing();
	const { sql } = database;
	const ids = await come('2022-06-02T08:10:00Z', 30);
	const set = (state: 'confirmed' | 'requested') =>
		sql.updateTable('registration').set({ state }).where('id', 'in', ids.slice(0, 12)).execute();
	await set('requested');
	await round('2022-06-02T09:00:00Z');
	await set('confirmed');
	await round('2022-06-02T12:00:00Z');
	expect((await said(sql, partnershipId)).at(-1)).toEqual({
		hour: { after: '2022-06-02T11:00:00.000Z' },
		'registrations.confirmed': { after: 12 }
	});
});

test('no entry of the journal leads to a person: no id, mark, ticket, contact or moment of a place is in it', async () => {
	const { come, round, database, partnershipId } = await summing();
	const { sql } = database;
	await come('2022-06-02T08:10:07Z', 12);
	await come('2022-06-02T09:20:08Z', 1);
	await round('2022-06-02T11:00:00Z');
	const places = await sql.selectFrom('registration').selectAll().execute();
	expect(places).toHaveLength(13);
	const traces = places.flatMap((place) => [
		place.id,
		place.group_id,
		place.lookup.toString('hex'),
		place.request_mark.toString('hex'),
		place.ticket.toString('hex'),
		place.contact_mark?.toString('hex') ?? place.id,
		place.taken_at.toISOString()
	]);
	const written = JSON.stringify(
		await sql.selectFrom('journal_entry').selectAll().where('chain', '=', partnershipId).execute()
	);
	// The search would find one: the event, which is no person, is there.
	expect(written).toContain(places[0]?.event_id);
	expect(traces.filter((trace) => written.includes(trace))).toEqual([]);
	// The one who came alone is not named as one.
	const sums = await entries(sql, partnershipId);
	expect(sums.map(({ actor }) => actor)).toEqual([null, null]);
	expect(sums[1]?.changes).toMatchObject({ 'registrations.taken': { after: '< 10' } });
});
