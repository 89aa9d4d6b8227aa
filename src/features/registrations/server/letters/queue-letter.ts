import { randomUUID } from 'node:crypto';
import type { Tx } from '#features/accounts/server/context.ts';
import type { letterKinds } from '../../rules/letter-kinds.ts';
import type { OwnPlace } from '../../types.ts';

type Letter = { kind: (typeof letterKinds)[number]; occasion: string; now: Date };

/** Queues a letter to the person of a place, to leave at once. */
export async function queueLetter(
	tx: Tx,
	place: Pick<OwnPlace, 'partnershipId' | 'eventId' | 'id'>,
	{ kind, occasion, now }: Letter
): Promise<void> {
	await tx
		.insertInto('participant_letter')
		.values({
			partnership_id: place.partnershipId,
			id: randomUUID(),
			event_id: place.eventId,
			registration_id: place.id,
			kind,
			occasion,
			queued_at: now,
			due_at: now
		})
		.execute();
}
