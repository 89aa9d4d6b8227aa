import { inTransaction } from '#platform/server/database/transaction.ts';
import { mark } from '#features/privacy/server/participant-keys.ts';
import { lockOwnAnswer } from '#features/privacy/server/seal.ts';
import type { Tx } from '#features/accounts/server/context.ts';
import { eraseAt } from '../../rules.ts';
import type { NewPlace, OwnPlace, RegistrationForm } from '../../types.ts';
import { sealedAnswers } from '../register/sealed-answers.ts';
import type { Visit } from '../visit.ts';

export type Changed = { ok: true } | { ok: false; reason: 'stale' | 'ended' };
type Change = { revision: number; answers: ReadonlyMap<string, string> };

/**
 * Puts these answers in the place of those that stand, sealed anew for key holders and person, with the
 * keyed hash of a choice. Refuses `stale` if they were changed meanwhile, `ended` if the place is no more.
 */
export async function changeAnswers(
	visit: Visit,
	form: RegistrationForm,
	{ place, revision, answers }: Change & { place: OwnPlace }
): Promise<Changed> {
	if (visit.clock() >= form.event.endsAt || !form.eventKey) return { ok: false, reason: 'ended' };
	const sealed = sealedAnswers(form, { registrationId: place.id, ownKey: place.ownKey }, answers);
	return inTransaction(visit, async (tx): Promise<Changed> => {
		const row = await tx
			.updateTable('registration')
			.set((eb) => ({ revision: eb('revision', '+', 1) }))
			.where('partnership_id', '=', place.partnershipId)
			.where('id', '=', place.id)
			.where('revision', '=', revision)
			.where('ended_at', 'is', null)
			.returning('id')
			.executeTakeFirst();
		if (!row) return { ok: false, reason: (await hasEnded(tx, place)) ? 'ended' : 'stale' };
		await replace(tx, place, rowsOf(visit, form, { place, sealed }));
		return { ok: true };
	});
}

async function hasEnded(tx: Tx, place: OwnPlace): Promise<boolean> {
	const row = await tx
		.selectFrom('registration')
		.select('ended_at')
		.where('partnership_id', '=', place.partnershipId)
		.where('id', '=', place.id)
		.executeTakeFirst();
	return row?.ended_at !== null;
}

type Rows = ReturnType<typeof rowsOf>;

function rowsOf(
	{ keys }: Visit,
	{ event, questions }: RegistrationForm,
	{ place, sealed }: { place: OwnPlace; sealed: NewPlace['answers'] }
) {
	const days = new Map(questions.map(({ id, retentionDays }) => [id, retentionDays]));
	return sealed.map((answer) => ({
		partnership_id: place.partnershipId,
		registration_id: place.id,
		question_id: answer.questionId,
		sealed: Buffer.from(answer.sealed),
		own: lockOwnAnswer(
			keys,
			{ registrationId: place.id, questionId: answer.questionId },
			answer.own
		),
		mark:
			answer.optionId === undefined
				? null
				: mark(keys, 'option', place.id, answer.questionId, answer.optionId),
		erase_at: eraseAt(event.endsAt, days.get(answer.questionId) ?? 0)
	}));
}

async function replace(tx: Tx, place: OwnPlace, rows: Rows): Promise<void> {
	await tx
		.deleteFrom('answer')
		.where('partnership_id', '=', place.partnershipId)
		.where('registration_id', '=', place.id)
		.execute();
	if (rows.length > 0) await tx.insertInto('answer').values(rows).execute();
}
