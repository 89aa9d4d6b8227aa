import { randomBytes } from 'node:crypto';
import type { Tx } from '#features/accounts/server/context.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import type { OwnPlace, RegistrationForm } from '../../types.ts';
import { giveBack } from '../register/give-back.ts';
import type { Visit } from '../visit.ts';

/**
 * Erases what leads to the person: gives a place that still stands back, then removes answers, contact
 * and letters, and puts random bytes in the place of every keyed hash. That somebody had a place remains.
 */
export async function eraseMe(
	visit: Visit,
	form: RegistrationForm | undefined,
	place: OwnPlace
): Promise<void> {
	const isOver = !form || visit.clock() >= form.event.endsAt;
	if (!isOver) await giveBack(visit, form, { lookup: place.lookup, wholeGroup: false });
	await inTransaction(visit, (tx) => eraseRow(tx, place));
}

async function eraseRow(tx: Tx, { partnershipId, id }: OwnPlace): Promise<void> {
	for (const table of ['answer', 'participant_letter', 'registration_add_on'] as const) {
		await tx
			.deleteFrom(table)
			.where('partnership_id', '=', partnershipId)
			.where('registration_id', '=', id)
			.execute();
	}
	await tx
		.updateTable('registration')
		.set((eb) => ({
			lookup: randomBytes(32),
			request_mark: randomBytes(32),
			ticket: randomBytes(5),
			language: 'en',
			sealed_contact: null,
			contact_mark: null,
			revision: eb('revision', '+', 1)
		}))
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.execute();
}
