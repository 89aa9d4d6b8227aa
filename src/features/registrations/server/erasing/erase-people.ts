import { randomUUID } from 'node:crypto';
import { command, type Scope } from '#features/accounts/server/command.ts';
import { eventOf, selectEvents } from '#features/events/server/event/event-rows.ts';
import { asJson } from '#platform/server/database/values.ts';
import { noteErased } from '#platform/server/ledger/entries.ts';
import { forgetPlacesOf, proveAll } from '../forgetting/forget.ts';
import { eraseRow } from '../place/erase-me.ts';
import { eventWithRegistration } from '../settings/own-event.ts';
import { isOver } from './is-over.ts';
import { tracesOf, type Leads } from './traces.ts';

// An address that does not take the letter after so many attempts holds nobody up.
const mostAttempts = 3;

type Input = {
	/** Of an event, or of a partner: those whom it invited. */
	of: { kind: 'event' | 'partner'; id: string };
	reason: string;
};
type Place = {
	id: string;
	event_id: string;
	ticket: Buffer;
	lookup: Buffer;
	request_mark: Buffer;
	contact_mark: Buffer | null;
};
/** A table, how many of its rows led to the people, and how many still do. */
export type ErasedPart = { table: string; before: number; left: number };

/**
 * Erases the people of an event, or those whom a partner invited, before their time, and leaves a report of
 * every table that held something of them and of what a second look found there. Of an event that is over or
 * cancelled only: until then people need their places. The totals stay. The reason, of 3 to 500 letters, stands in
 * the journal. Refuses `no-such-record`, `no-registration`, `not-over`, `letters-wait` while somebody has not yet
 * been told that the event is cancelled, `nobody`, `no-reason`.
 */
export const erasePeople = command({
	name: 'erase-people',
	may: ['coordinator'],
	async run(scope, { of, reason }: Input) {
		const why = reason.trim();
		if (why.length < 3 || why.length > 500) return { ok: false, reason: 'no-reason' } as const;
		const found = of.kind === 'event' ? await ofEvent(scope, of.id) : await ofPartner(scope, of.id);
		if (!found.ok) return found;
		const { places } = found;
		if (places.length === 0) return { ok: false, reason: 'nobody' } as const;
		if (await lettersWait(scope, places)) return { ok: false, reason: 'letters-wait' } as const;
		const leads = await leadsOf(scope, places);
		const before = await tracesOf(scope.tx, leads);
		if (of.kind === 'event') await eraseEvent(scope, of.id);
		else await eraseEach(scope, places);
		const left = await tracesOf(scope.tx, leads);
		await report(scope, { of, people: places.length, parts: partsOf(before, left) });
		const changes = { people_erased: { after: why } };
		scope.journal({ recordId: of.id, recordKind: of.kind, changes });
		return { ok: true } as const;
	}
});

async function ofEvent(scope: Scope, eventId: string) {
	const locked = await eventWithRegistration(scope, eventId);
	if (!locked.ok) return locked;
	if (!isOver(locked.event, scope.now)) return { ok: false, reason: 'not-over' } as const;
	const places = await placesOf(scope).where('registration.event_id', '=', eventId).execute();
	return { ok: true, places } as const;
}

async function ofPartner(scope: Scope, partnerId: string) {
	const { tx, partnershipId } = scope;
	const partner = await tx
		.selectFrom('partner')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', partnerId)
		.executeTakeFirst();
	if (!partner) return { ok: false, reason: 'no-such-record' } as const;
	const places = await placesOf(scope)
		.where('registration.invitation_id', 'in', (eb) =>
			eb
				.selectFrom('registration_invitation')
				.select('id')
				.where('partnership_id', '=', partnershipId)
				.where('partner_id', '=', partnerId)
		)
		.execute();
	const eventIds = [...new Set(places.map(({ event_id }) => event_id))];
	const events = eventIds.length === 0 ? [] : await eventsWith(scope, eventIds);
	const areOver = events.every((event) => isOver(event, scope.now));
	return areOver ? ({ ok: true, places } as const) : ({ ok: false, reason: 'not-over' } as const);
}

async function eventsWith({ tx, partnershipId, now }: Scope, ids: readonly string[]) {
	const rows = await selectEvents(tx)
		.where('event.partnership_id', '=', partnershipId)
		.where('event.id', 'in', ids)
		.execute();
	return rows.map((row) => eventOf(row, now));
}

const placesOf = ({ tx, partnershipId }: Scope) =>
	tx
		.selectFrom('registration')
		.select(['id', 'event_id', 'ticket', 'lookup', 'request_mark', 'contact_mark'])
		.where('registration.partnership_id', '=', partnershipId)
		.orderBy('id')
		.forUpdate();

/** What is theirs alone: an address that somebody else left as well leads to that one on. */
async function leadsOf({ tx }: Scope, places: readonly Place[]): Promise<Leads> {
	const ids = places.map(({ id }) => id);
	const marks = places.flatMap(({ contact_mark }) => contact_mark ?? []);
	const others = await tx
		.selectFrom('registration')
		.select('contact_mark')
		.where('contact_mark', 'in', marks.length > 0 ? marks : [null])
		.where('id', 'not in', ids)
		.execute();
	const own = marks.filter((mark) => !others.some((one) => one.contact_mark?.equals(mark)));
	const bytes = places.flatMap(({ ticket, lookup, request_mark }) => [
		ticket,
		lookup,
		request_mark
	]);
	return { ids, bytes: [...bytes, ...own] };
}

/** Whether one of them has yet to be told that the event is cancelled. */
async function lettersWait(
	{ tx, partnershipId }: Scope,
	places: readonly Place[]
): Promise<boolean> {
	const row = await tx
		.selectFrom('participant_letter')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('kind', '=', 'event_cancelled')
		.where('sent_at', 'is', null)
		.where('attempts', '<', mostAttempts)
		.where(
			'registration_id',
			'in',
			places.map(({ id }) => id)
		)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

async function eraseEvent({ tx, partnershipId, now }: Scope, eventId: string): Promise<void> {
	const forgotten = await forgetPlacesOf(tx, { partnershipId, eventId, dueAt: now }, now);
	await proveAll(tx, forgotten, now);
}

async function eraseEach({ tx, partnershipId, now }: Scope, places: readonly Place[]) {
	for (const { id, event_id: eventId, ticket } of places)
		await eraseRow(tx, { partnershipId, eventId, id, ticket }, now);
	const erased = { what: 'place', scopeId: partnershipId, at: now };
	await noteErased(
		tx,
		places.map(({ id: subjectId }) => ({ ...erased, subjectId }))
	);
}

const partsOf = (before: Map<string, number>, left: Map<string, number>): ErasedPart[] =>
	[...new Set([...before.keys(), ...left.keys()])].sort().map((table) => ({
		table,
		before: before.get(table) ?? 0,
		left: left.get(table) ?? 0
	}));

type Done = { of: Input['of']; people: number; parts: ErasedPart[] };

async function report({ tx, partnershipId, now }: Scope, { of, people, parts }: Done) {
	await tx
		.insertInto('erasure_report')
		.values({
			partnership_id: partnershipId,
			id: randomUUID(),
			event_id: of.kind === 'event' ? of.id : null,
			partner_id: of.kind === 'partner' ? of.id : null,
			people,
			parts: asJson(parts),
			done_at: now
		})
		.execute();
}
