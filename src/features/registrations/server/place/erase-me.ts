import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#features/accounts/server/context.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { noteErased } from '#platform/server/ledger/entries.ts';
import type { OwnPlace, RegistrationForm } from '../../types.ts';
import { giveBack } from '../register/give-back.ts';
import type { Visit } from '../visit.ts';

/**
 * Erases what leads to the person: gives a place that still stands back, then removes answers, contact
 * and letters, puts random bytes in the place of its id, every keyed hash and the ticket's number, and takes
 * away with whom, by whose invitation and when in the hour it was taken. That somebody had a place remains,
 * and a proof that one was erased on request.
 */
export async function eraseMe(
	visit: Visit,
	form: RegistrationForm | undefined,
	place: OwnPlace
): Promise<void> {
	const isOver = !form || visit.clock() >= form.event.endsAt;
	if (!isOver) await giveBack(visit, form, { lookup: place.lookup, wholeGroup: false });
	const now = visit.clock();
	const { partnershipId: scopeId, id: subjectId } = place;
	await inTransaction(visit, async (tx) => {
		await eraseRow(tx, place, now);
		await noteErased(tx, [{ what: 'place', scopeId, subjectId, at: now }]);
	});
}

// As the journal's sums have it: the moment itself stands in logs of networks and mail servers as well.
const hourMs = 3_600_000;
const hourOf = (column: 'taken_at' | 'ended_at') =>
	sql<Date>`date_trunc('hour', ${sql.ref(column)}, 'UTC')`;

type Erasable = Pick<OwnPlace, 'partnershipId' | 'eventId' | 'id' | 'ticket'>;

/** Erases what leads to the person of a place that has been given back or is over, and leaves a proof of it. */
export async function eraseRow(tx: Tx, place: Erasable, now: Date): Promise<void> {
	const { partnershipId, id } = place;
	const ticket = randomBytes(5);
	const another = randomUUID();
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
			id: another,
			group_id: another,
			position: 1,
			invitation_id: null,
			taken_at: hourOf('taken_at'),
			ended_at: hourOf('ended_at'),
			lookup: randomBytes(32),
			request_mark: randomBytes(32),
			ticket,
			language: 'en',
			sealed_contact: null,
			contact_mark: null,
			revision: eb('revision', '+', 1)
		}))
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.execute();
	// Who was admitted still counts, under a number that nobody carries.
	await tx
		.updateTable('scan')
		.set({ ticket })
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', place.eventId)
		.where('ticket', '=', Buffer.from(place.ticket))
		.execute();
	await prove(tx, place, now);
}

async function prove(tx: Tx, { partnershipId, eventId }: Erasable, now: Date): Promise<void> {
	const hour = new Date(Math.floor(now.getTime() / hourMs) * hourMs);
	await tx
		.insertInto('erasure')
		.values({
			partnership_id: partnershipId,
			id: randomUUID(),
			event_id: eventId,
			kind: 'on_request',
			number: 1,
			due_at: hour,
			done_at: hour
		})
		.execute();
}
