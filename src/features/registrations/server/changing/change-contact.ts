import type { Tx } from '#features/accounts/server/context.ts';
import { mark } from '#features/privacy/server/participant-keys.ts';
import { sealContact } from '#features/privacy/server/seal.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { noteErased } from '#platform/server/ledger/entries.ts';
import type { OwnPlace, RegistrationForm } from '../../types.ts';
import { queueLetter } from '../letters/queue-letter.ts';
import type { Visit } from '../visit.ts';

export type ContactChanged = { ok: true } | { ok: false; reason: 'ended' };

/**
 * Puts another address in the place of the one that letters go to, and sends it what stands with the place;
 * without an address the one that is kept goes, and with it the letters that wait. Refuses `ended` if the
 * place is no more, its event over or the event writes no letters.
 */
export async function changeContact(
	visit: Visit,
	form: RegistrationForm,
	{ place, contact }: { place: OwnPlace; contact: string | undefined }
): Promise<ContactChanged> {
	const now = visit.clock();
	if (now >= form.event.endsAt || !form.setting.asksContact) return { ok: false, reason: 'ended' };
	const { keys } = visit;
	const sealed = contact && {
		sealed_contact: sealContact(keys, place.id, contact),
		contact_mark: mark(keys, 'contact', form.event.id, contact)
	};
	return inTransaction(visit, async (tx): Promise<ContactChanged> => {
		const row = await tx
			.updateTable('registration')
			.set((eb) => ({
				...(sealed || { sealed_contact: null, contact_mark: null }),
				revision: eb('revision', '+', 1)
			}))
			.where('partnership_id', '=', place.partnershipId)
			.where('id', '=', place.id)
			.where('ended_at', 'is', null)
			.returning(['state', 'revision'])
			.executeTakeFirst();
		if (!row) return { ok: false, reason: 'ended' };
		if (sealed) await queueFirst(tx, place, { ...row, now });
		else await dropWaiting(tx, place);
		const { partnershipId: scopeId, id: subjectId } = place;
		await noteErased(tx, [{ what: 'contact', scopeId, subjectId, at: now }]);
		return { ok: true };
	});
}

type Stands = { state: string; revision: number; now: Date };

/** The letter that says how the place stands: whoever mistyped the address has never got it. */
async function queueFirst(tx: Tx, place: OwnPlace, { state, revision, now }: Stands) {
	const kind = state === 'offered' ? 'offer' : state;
	if (kind !== 'offer' && kind !== 'confirmed' && kind !== 'waiting' && kind !== 'requested')
		return;
	await queueLetter(tx, place, { kind, occasion: `address ${revision}`, now });
}

/** Removes the letters of a place that wait: there is no address for them any more. */
export async function dropWaiting(
	tx: Tx,
	place: Pick<OwnPlace, 'partnershipId' | 'id'>
): Promise<void> {
	await tx
		.deleteFrom('participant_letter')
		.where('partnership_id', '=', place.partnershipId)
		.where('registration_id', '=', place.id)
		.where('sent_at', 'is', null)
		.execute();
}
