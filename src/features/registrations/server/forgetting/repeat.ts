import type { Tx } from '#features/accounts/server/context.ts';
import { eventSpan } from '#features/events/rules/when.ts';
import { whenOf } from '#features/events/server/event/event-rows.ts';
import type { LedgerEntry } from '#platform/server/ledger/entries.ts';
import { dropWaiting } from '../changing/change-contact.ts';
import { eraseRow } from '../place/erase-me.ts';
import { lockQuotas } from '../quotas.ts';
import { endPlaces, living } from '../register/give-back.ts';
import { passOn } from '../waiting-list/pass-on.ts';
import { destroyKey, prove, removePlaces, type Forgotten } from './forget.ts';
import { keepTotals } from './totals.ts';

type Again = {
	partnershipId: string;
	/** Of a place, a question or an event, as its kind says. */
	id: string;
	/** When it was erased first. */
	erasedAt: Date;
	now: Date;
};

const again: Readonly<Record<string, (tx: Tx, one: Again) => Promise<boolean>>> = {
	place: placeAgain,
	ended: endedAgain,
	contact: contactAgain,
	answers: answersAgain,
	contacts: contactsAgain,
	places: placesAgain,
	event_key: keyAgain
};

/** Erases once more what a backup has brought back; false where it brought nothing, or the kind is another's. */
export async function forgetAgain(tx: Tx, entry: LedgerEntry, now: Date): Promise<boolean> {
	const { what, scopeId, subjectId, at: erasedAt } = entry;
	const repeat = again[what];
	if (!repeat || !scopeId || !subjectId) return false;
	return repeat(tx, { partnershipId: scopeId, id: subjectId, erasedAt, now });
}

type Place = { eventId: string; state: string; ticket: Buffer };

async function placeOf(tx: Tx, { partnershipId, id }: Again): Promise<Place | undefined> {
	return tx
		.selectFrom('registration')
		.select(['event_id as eventId', 'state', 'ticket'])
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.executeTakeFirst();
}

/** A place that was given back, taken back, declined or lapsed ends again, and what it held is free. */
async function endedAgain(tx: Tx, one: Again): Promise<boolean> {
	const place = await placeOf(tx, one);
	if (!place || !living.includes(place.state)) return false;
	const { partnershipId, id, now } = one;
	const at = { partnershipId, eventId: place.eventId };
	const closes = await closing(tx, at);
	await lockQuotas(tx, at);
	await endPlaces(tx, { partnershipId, now, ended: [{ id, state: place.state }] });
	await passOn(tx, at, { now, closes });
	return true;
}

/** A place that its owner erased; that it was given back before, if it was, is an entry of its own. */
async function placeAgain(tx: Tx, one: Again): Promise<boolean> {
	const place = await placeOf(tx, one);
	if (!place) return false;
	const { partnershipId, id, now } = one;
	await eraseRow(tx, { partnershipId, id, eventId: place.eventId, ticket: place.ticket }, now);
	return true;
}

async function closing(tx: Tx, at: { partnershipId: string; eventId: string }): Promise<Date> {
	const row = await tx
		.selectFrom('event')
		.innerJoin('registration_setting as setting', (join) =>
			join
				.onRef('setting.partnership_id', '=', 'event.partnership_id')
				.onRef('setting.event_id', '=', 'event.id')
		)
		.selectAll('event')
		.select('setting.closes_at')
		.where('event.partnership_id', '=', at.partnershipId)
		.where('event.id', '=', at.eventId)
		.executeTakeFirstOrThrow();
	return row.closes_at ?? new Date(eventSpan(whenOf(row)).end);
}

async function contactAgain(tx: Tx, { partnershipId, id }: Again): Promise<boolean> {
	const removed = await tx
		.updateTable('registration')
		.set({ sealed_contact: null, contact_mark: null })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.where('sealed_contact', 'is not', null)
		.executeTakeFirst();
	if (removed.numUpdatedRows === 0n) return false;
	await dropWaiting(tx, { partnershipId, id });
	return true;
}

async function answersAgain(tx: Tx, one: Again): Promise<boolean> {
	const question = await tx
		.selectFrom('question')
		.select('event_id')
		.where('partnership_id', '=', one.partnershipId)
		.where('id', '=', one.id)
		.executeTakeFirst();
	const { numDeletedRows } = await tx
		.deleteFrom('answer')
		.where('partnership_id', '=', one.partnershipId)
		.where('question_id', '=', one.id)
		.executeTakeFirst();
	if (!question) return false;
	return proved(tx, { ...one, id: question.event_id }, ['answers', Number(numDeletedRows)]);
}

async function contactsAgain(tx: Tx, one: Again): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable('registration')
		.set({ sealed_contact: null, contact_mark: null })
		.where('partnership_id', '=', one.partnershipId)
		.where('event_id', '=', one.id)
		.where((eb) =>
			eb.or([eb('sealed_contact', 'is not', null), eb('contact_mark', 'is not', null)])
		)
		.executeTakeFirst();
	return proved(tx, one, ['contacts', Number(numUpdatedRows)]);
}

async function placesAgain(tx: Tx, one: Again): Promise<boolean> {
	const at = { partnershipId: one.partnershipId, eventId: one.id };
	const held = await tx
		.selectFrom('registration')
		.select('id')
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.limit(1)
		.execute();
	if (held.length === 0) return false;
	await keepTotals(tx, at, one.now);
	return proved(tx, one, ['places', await removePlaces(tx, at)]);
}

async function keyAgain(tx: Tx, one: Again): Promise<boolean> {
	const at = { partnershipId: one.partnershipId, eventId: one.id };
	return proved(tx, one, ['event_key', await destroyKey(tx, at, one.now)]);
}

/** Leaves a proof of what is erased again, of an event, unless it is nothing. */
async function proved(
	tx: Tx,
	{ partnershipId, id: eventId, erasedAt: dueAt, now }: Again,
	[kind, number]: [Forgotten['kind'], number]
): Promise<boolean> {
	if (number > 0) await prove(tx, { partnershipId, eventId, kind, number, dueAt }, now);
	return number > 0;
}
