import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast } from '../../../../../tests/support/registration-cast.ts';
import { ownPlace } from '../place/own-place.ts';
import { giveBack } from '../register/give-back.ts';
import { takePlace } from '../register/take-place.ts';
import { addQuestion } from '../settings/questions.ts';
import { passOn } from '../waiting-list/pass-on.ts';

/** Somebody who has the only place and somebody who waits, each with an answer and an address. */
async function holderAndWaiting() {
	const { sql } = await testDatabase();
	const event = await registrationCast(sql, { quotas: [1], waitingList: 'first_come' });
	const { coordinator, partnershipId, eventId, visit, productIds } = event;
	const question = {
		eventId,
		kind: 'text',
		title: { lt: 'Ko reikia?' },
		why: { lt: 'Kad pasiruoštume.' },
		isRequired: false,
		retentionDays: 7,
		openedBy: 'key_holders',
		options: []
	} as const;
	const { id } = ok(await addQuestion(coordinator, partnershipId, question));
	const form = await event.form();
	const person = () => ({
		...({ requestKey: randomUUID(), language: 'lt', productIds, size: 1 } as const),
		...{ answers: new Map([[id, 'Rampos']]), invitationId: undefined },
		contact: 'rugile@example.org'
	});
	const [holder] = [
		ok(await takePlace(visit, form, person())),
		ok(await takePlace(visit, form, person()))
	];
	const left = async () => {
		const rows = await sql.selectFrom('registration').select('sealed_contact').execute();
		return {
			contacts: rows.filter(({ sealed_contact }) => sealed_contact !== null).length,
			answers: (await sql.selectFrom('answer').select('question_id').execute()).length,
			letters: (await sql.selectFrom('participant_letter').select('kind').execute()).length
		};
	};
	return { ...event, visit, form, words: holder?.codes[0]?.join(' ') ?? '', left };
}

test('who gives a place back, or lets an offer lapse, leaves no answer, address or letter behind', async () => {
	const { visit, form, words, left, goTo } = await holderAndWaiting();
	expect(await left()).toEqual({ contacts: 2, answers: 2, letters: 2 });
	const { lookup } = (await ownPlace(visit, words))!;
	await giveBack(visit, form, { lookup, wholeGroup: false });
	// The other one is offered the place, and hears of it.
	expect(await left()).toEqual({ contacts: 1, answers: 1, letters: 2 });
	goTo('2022-06-02T12:00:01Z');
	const at = { partnershipId: form.partnershipId, eventId: form.event.id };
	const until = { now: visit.clock(), closes: form.event.endsAt };
	await inTransaction(visit, (tx) => passOn(tx, at, until));
	expect(await left()).toEqual({ contacts: 0, answers: 0, letters: 0 });
});
