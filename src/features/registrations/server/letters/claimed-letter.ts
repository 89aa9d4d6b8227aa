import type { Tx } from '#features/accounts/server/context.ts';

export type ClaimedLetter = NonNullable<Awaited<ReturnType<typeof claimed>>>;

/** A letter that nobody sends just now, with whom it goes to still sealed; held until the transaction ends. */
export function claimed(tx: Tx, id: string) {
	return tx
		.selectFrom('participant_letter')
		.innerJoin('registration', (join) =>
			join
				.onRef('registration.partnership_id', '=', 'participant_letter.partnership_id')
				.onRef('registration.id', '=', 'participant_letter.registration_id')
		)
		.selectAll('participant_letter')
		.select(['registration.sealed_contact', 'registration.language', 'registration.offered_until'])
		.select(['registration.product_id', 'registration.state'])
		.where('participant_letter.id', '=', id)
		.where('participant_letter.sent_at', 'is', null)
		.forUpdate('participant_letter')
		.skipLocked()
		.executeTakeFirst();
}
