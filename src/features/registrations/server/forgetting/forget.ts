import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#features/accounts/server/context.ts';
import { spanEnds } from '#features/events/server/event/event-span.ts';
import { appendToJournal } from '#platform/server/journal.ts';
import { noteErased } from '#platform/server/ledger/entries.ts';
import { keepTotals } from './totals.ts';

/** Contacts are for letters of the event, which end the day after it. */
const contactDays = 1;
const overdueHours = 24;

export type Forgotten = {
	partnershipId: string;
	eventId: string;
	kind: 'answers' | 'contacts' | 'places' | 'event_key';
	number: number;
	dueAt: Date;
};

/** Erases everything whose time has come; says what it caught up with more than a day late. */
export async function forgetWhatIsDue(tx: Tx, now: Date): Promise<Forgotten[]> {
	return (await forgetDue(tx, now)).filter(
		({ dueAt }) => now.getTime() - dueAt.getTime() > overdueHours * 3_600_000
	);
}

/**
 * Erases everything whose time has come, whoever is at work or not: answers by their own instant, contacts
 * the day after the event, places and the event's key at the end of its retention. Leaves a proof of each in
 * the same transaction, in its table, in the journal and in the ledger. Says what it erased.
 */
export async function forgetDue(tx: Tx, now: Date): Promise<Forgotten[]> {
	const forgotten = [
		...(await forgetAnswers(tx, now)),
		...(await forgetContacts(tx, now)),
		...(await forgetPlaces(tx, now))
	];
	await proveAll(tx, forgotten, now);
	return forgotten;
}

/** Leaves the proofs of these, and notes what is of a whole event in the ledger: answers are noted by their question. */
export async function proveAll(tx: Tx, forgotten: readonly Forgotten[], now: Date): Promise<void> {
	for (const each of forgotten) await prove(tx, each, now);
	const ofEvents = forgotten.filter(({ kind }) => kind !== 'answers');
	await noteErased(
		tx,
		ofEvents.map(({ kind, partnershipId, eventId }) => ({
			what: kind,
			scopeId: partnershipId,
			subjectId: eventId,
			at: now
		}))
	);
}

type Row = { partnership_id: string; event_id: string; number: number; due_at: Date };
type AnswerRow = Row & { questions: string[] };
const as =
	(kind: Forgotten['kind']) =>
	(row: Row): Forgotten => ({
		partnershipId: row.partnership_id,
		eventId: row.event_id,
		kind,
		number: row.number,
		dueAt: row.due_at
	});

async function forgetAnswers(tx: Tx, now: Date): Promise<Forgotten[]> {
	const { rows } = await sql<AnswerRow>`
		with gone as (
			delete from answer where erase_at <= ${now}
			returning partnership_id, registration_id, question_id, erase_at
		)
		select registration.partnership_id, registration.event_id, count(*)::int as number,
			min(gone.erase_at) as due_at, array_agg(distinct gone.question_id::text) as questions
		from gone join registration on registration.partnership_id = gone.partnership_id
			and registration.id = gone.registration_id
		group by registration.partnership_id, registration.event_id`.execute(tx);
	const erased = rows.flatMap(({ partnership_id: scopeId, questions }) =>
		questions.map((subjectId) => ({ what: 'answers', scopeId, subjectId, at: now }))
	);
	await noteErased(tx, erased);
	return rows.map(as('answers'));
}

async function forgetContacts(tx: Tx, now: Date): Promise<Forgotten[]> {
	const { rows } = await sql<Row>`
		with due as (
			select event.partnership_id, event.id, ${spanEnds} + make_interval(days => ${contactDays}) as due_at
			from event join registration_setting on registration_setting.partnership_id = event.partnership_id
				and registration_setting.event_id = event.id
			where ${spanEnds} + make_interval(days => ${contactDays}) <= ${now}
		), gone as (
			update registration set sealed_contact = null, contact_mark = null
			from due
			where registration.partnership_id = due.partnership_id and registration.event_id = due.id
				and (registration.sealed_contact is not null or registration.contact_mark is not null)
			returning registration.partnership_id, registration.event_id, due.due_at
		)
		select partnership_id, event_id, count(*)::int as number, min(due_at) as due_at
		from gone group by partnership_id, event_id`.execute(tx);
	return rows.map(as('contacts'));
}

/** Places go with their codes and tickets; what they added up to is kept first. */
async function forgetPlaces(tx: Tx, now: Date): Promise<Forgotten[]> {
	const { rows } = await sql<Omit<Row, 'number'>>`
		select * from (
			select event.partnership_id, event.id as event_id,
				${spanEnds} + make_interval(days => registration_setting.retention_days) as due_at
			from event join registration_setting on registration_setting.partnership_id = event.partnership_id
				and registration_setting.event_id = event.id
		) kept
		where due_at <= ${now} and (
			exists (select from registration where registration.partnership_id = kept.partnership_id
				and registration.event_id = kept.event_id)
			or exists (select from event_key where event_key.partnership_id = kept.partnership_id
				and event_key.event_id = kept.event_id and destroyed_at is null))`.execute(tx);
	const forgotten: Forgotten[] = [];
	for (const row of rows) {
		const at = { partnershipId: row.partnership_id, eventId: row.event_id };
		forgotten.push(...(await forgetPlacesOf(tx, { ...at, dueAt: row.due_at }, now)));
	}
	return forgotten;
}

/** Forgets the places of one event and destroys its key, once what the places add up to is kept. */
export async function forgetPlacesOf(
	tx: Tx,
	{ dueAt, ...at }: At & { dueAt: Date },
	now: Date
): Promise<Forgotten[]> {
	await keepTotals(tx, at, now);
	const numbers = {
		places: await removePlaces(tx, at),
		event_key: await destroyKey(tx, at, now)
	};
	return (['places', 'event_key'] as const).flatMap((kind) =>
		numbers[kind] > 0 ? [{ ...at, kind, number: numbers[kind], dueAt }] : []
	);
}

type At = { partnershipId: string; eventId: string };

/** Removes an event's places with their codes and tickets; says how many they were. */
export async function removePlaces(tx: Tx, at: At): Promise<number> {
	for (const table of ['scan', 'replaced_ticket'] as const) {
		await tx
			.deleteFrom(table)
			.where('partnership_id', '=', at.partnershipId)
			.where('event_id', '=', at.eventId)
			.execute();
	}
	const gone = await tx
		.deleteFrom('registration')
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.executeTakeFirst();
	await tx
		.updateTable('quota')
		.set({ taken: 0 })
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.execute();
	return Number(gone.numDeletedRows);
}

/** The public key and the log of openings stay; what could open anything is gone from here on. */
export async function destroyKey(tx: Tx, at: At, now: Date): Promise<number> {
	const keys = await tx
		.updateTable('event_key')
		.set({ destroyed_at: now })
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.where('destroyed_at', 'is', null)
		.returning('id')
		.execute();
	const ids = keys.map(({ id }) => id);
	if (ids.length === 0) return 0;
	await tx
		.deleteFrom('event_key_share')
		.where('partnership_id', '=', at.partnershipId)
		.where('event_key_id', 'in', ids)
		.execute();
	await tx
		.updateTable('opening_share')
		.set({ sealed_share: null })
		.where('partnership_id', '=', at.partnershipId)
		.where('opening_id', 'in', (eb) =>
			eb.selectFrom('opening').select('id').where('event_key_id', 'in', ids)
		)
		.execute();
	return ids.length;
}

/** Leaves the proof of an erasure: what kind, how many, when; never whom. */
export async function prove(tx: Tx, one: Forgotten, now: Date): Promise<void> {
	await tx
		.insertInto('erasure')
		.values({
			partnership_id: one.partnershipId,
			id: randomUUID(),
			event_id: one.eventId,
			kind: one.kind,
			number: one.number,
			due_at: one.dueAt,
			done_at: now
		})
		.execute();
	const act = { chain: one.partnershipId, at: now, actor: undefined, command: 'forget' };
	const changes = { [one.kind]: { after: { erased: one.number, dueAt: one.dueAt } } };
	await appendToJournal(tx, act, [{ recordId: one.eventId, recordKind: 'event', changes }]);
}
