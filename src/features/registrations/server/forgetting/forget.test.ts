import { expect, test } from 'vitest';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { verifyChain } from '#platform/server/journal.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast, somebody } from '../../../../../tests/support/registration-cast.ts';
import { register } from '../register/register.ts';
import { addQuestion } from '../settings/questions.ts';
import { forgetWhatIsDue } from './forget.ts';

/** An event that ended on 10 June at 15:00 UTC, with two answers kept for a day and seven, and a contact. */
async function past() {
	const database = await testDatabase();
	const people = await registrationCast(database.sql, { quotas: [10] });
	const { coordinator, partnershipId, eventId, visit, productIds } = people;
	const question = async (retentionDays: number) =>
		ok(
			await addQuestion(coordinator, partnershipId, {
				eventId,
				kind: 'text',
				title: { lt: 'Ko reikia?' },
				why: { lt: 'Kad pasiruoštume.' },
				isRequired: false,
				retentionDays,
				openedBy: 'key_holders',
				options: []
			})
		).id;
	const ids = [await question(1), await question(7)];
	const person = somebody(productIds, 1, { contact: 'rugile@example.org' });
	const sealed = { sealed: Buffer.from('s'), own: Buffer.from('o') };
	const answers = ids.map((questionId) => ({ questionId, ...sealed }));
	const places = person.places.map((place) => ({ ...place, answers }));
	ok(await register(visit, await people.form(), { ...person, places }));
	const forget = (moment: string) =>
		inTransaction(database, (tx) => forgetWhatIsDue(tx, new Date(moment)));
	const left = async () => {
		const of = async (table: 'answer' | 'registration' | 'event_key_share') =>
			(await database.sql.selectFrom(table).selectAll().execute()).length;
		const { sealed_contact } = (await database.sql
			.selectFrom('registration')
			.select('sealed_contact')
			.executeTakeFirst()) ?? { sealed_contact: null };
		return {
			answers: await of('answer'),
			places: await of('registration'),
			contact: sealed_contact !== null
		};
	};
	const proofs = async () => {
		const rows = await database.sql
			.selectFrom('erasure')
			.select(['kind', 'number'])
			.orderBy('done_at')
			.orderBy('kind')
			.execute();
		return rows.map(({ kind, number }) => `${kind} ${number}`);
	};
	return { ...people, database, forget, left, proofs };
}

test('each thing is forgotten at its own time, with a proof that names nobody', async () => {
	const { forget, left, proofs, database, partnershipId } = await past();
	await forget('2022-06-11T14:59:59Z');
	expect(await left()).toEqual({ answers: 2, places: 1, contact: true });
	await forget('2022-06-11T15:00:00Z');
	expect(await left()).toEqual({ answers: 1, places: 1, contact: false });
	await forget('2022-06-17T15:00:00Z');
	expect(await left()).toEqual({ answers: 0, places: 1, contact: false });
	await forget('2022-06-24T15:00:00Z');
	expect(await left()).toEqual({ answers: 0, places: 0, contact: false });
	expect(await proofs()).toEqual([
		'answers 1',
		'contacts 1',
		'answers 1',
		'event_key 1',
		'places 1'
	]);
	const totals = await database.sql.selectFrom('place_total').select(['what', 'number']).execute();
	expect(totals).toContainEqual({ what: 'registered', number: 1 });
	expect(await verifyChain(database.sql, partnershipId)).toMatchObject({ ok: true });
	const [key] = await database.sql.selectFrom('event_key').select('destroyed_at').execute();
	expect(key?.destroyed_at).toEqual(new Date('2022-06-24T15:00:00Z'));
});

test('after an outage everything is caught up with at once, and said to be late', async () => {
	const { forget, left } = await past();
	const late = await forget('2022-07-01T00:00:00Z');
	expect(late.map(({ kind }) => kind).sort()).toEqual([
		'answers',
		'contacts',
		'event_key',
		'places'
	]);
	expect(await left()).toEqual({ answers: 0, places: 0, contact: false });
	expect(await forget('2022-07-02T00:00:00Z')).toEqual([]);
});
