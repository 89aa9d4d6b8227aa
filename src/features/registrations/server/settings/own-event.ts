import { sql } from 'kysely';
import type { Scope } from '#features/accounts/server/command.ts';
import { eventToExtend } from '#features/events/server/event/locked-event.ts';
import type { EventRow } from '#features/events/types.ts';

type Part = 'quota' | 'product' | 'question';
type Missing = { ok: false; reason: 'no-registration' | 'no-such-record' | 'not-yours' | 'stale' };

/** Locks an event whose registration is set up already; refuses `no-registration` where it is not. */
export async function eventWithRegistration(
	scope: Scope,
	eventId: string
): Promise<{ ok: true; event: EventRow } | Missing> {
	const locked = await eventToExtend(scope, eventId);
	if (!locked.ok) return locked;
	const row = await scope.tx
		.selectFrom('registration_setting')
		.select('event_id')
		.where('partnership_id', '=', scope.partnershipId)
		.where('event_id', '=', eventId)
		.executeTakeFirst();
	return row ? locked : { ok: false, reason: 'no-registration' };
}

/** Locks the event that a quota, product or question belongs to; refuses `no-such-record`, `not-yours`. */
export async function eventOfPart(
	scope: Scope,
	part: Part,
	id: string
): Promise<{ ok: true; event: EventRow } | Missing> {
	const row = await scope.tx
		.selectFrom(part)
		.select('event_id')
		.where('partnership_id', '=', scope.partnershipId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row ? eventWithRegistration(scope, row.event_id) : { ok: false, reason: 'no-such-record' };
}

/** The place after the last of an event's parts. */
export async function nextPosition(scope: Scope, part: Part, eventId: string): Promise<number> {
	const { last } = await scope.tx
		.selectFrom(part)
		.select((eb) => eb.fn.max('position').as('last'))
		.where('partnership_id', '=', scope.partnershipId)
		.where('event_id', '=', eventId)
		.executeTakeFirstOrThrow();
	return (last ?? 0) + 1;
}

/** What a form asks is public as soon as it is saved: whoever registers must read what is asked today. */
export async function publishWords(scope: Scope, recordIds: readonly string[]): Promise<void> {
	await scope.tx
		.updateTable('text')
		.set({ published: sql.ref('draft'), published_revision: sql.ref('revision') })
		.where('partnership_id', '=', scope.partnershipId)
		.where('record_id', 'in', [...recordIds])
		.where('draft', '<>', '')
		.execute();
}
