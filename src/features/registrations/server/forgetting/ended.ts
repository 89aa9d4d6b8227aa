import type { Tx } from '#features/accounts/server/context.ts';
import { noteErased } from '#platform/server/ledger/entries.ts';

type Ended = {
	partnershipId: string;
	ids: readonly string[];
	now: Date;
	/** A letter is still to say so: the address goes with the others, the day after the event. */
	isTold?: boolean;
};

/** Forgets what serves nobody once places have ended, whoever ended them: answers, the address, and what waits to be written to it. */
export async function forgetEnded(
	tx: Tx,
	{ partnershipId, ids, now, isTold = false }: Ended
): Promise<void> {
	if (ids.length === 0) return;
	// An older backup would bring the place back, and all of that with it.
	const ended = { what: 'ended', scopeId: partnershipId, at: now };
	await noteErased(
		tx,
		ids.map((subjectId) => ({ ...ended, subjectId }))
	);
	await tx
		.deleteFrom('answer')
		.where('partnership_id', '=', partnershipId)
		.where('registration_id', 'in', ids)
		.execute();
	await tx
		.deleteFrom('participant_letter')
		.where('partnership_id', '=', partnershipId)
		.where('registration_id', 'in', ids)
		.where('sent_at', 'is', null)
		.execute();
	if (isTold) return;
	await tx
		.updateTable('registration')
		.set({ sealed_contact: null, contact_mark: null })
		.where('partnership_id', '=', partnershipId)
		.where('id', 'in', ids)
		.execute();
}
