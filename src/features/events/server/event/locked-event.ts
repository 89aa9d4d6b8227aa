import type { Scope } from '#features/accounts/server/command.ts';
import { mayWorkOn } from '#features/activities/server/may-work-on.ts';
import { touchRecord } from '#features/partnership/server/records.ts';
import { eventOf, selectEvents } from './event-rows.ts';
import type { EventRow } from '../../types.ts';

export type EventRefusal = { ok: false; reason: 'no-such-record' | 'stale' | 'not-yours' };
type Locked = { ok: true; event: EventRow } | EventRefusal;

/** Locks an event to change it and moves its revision; refuses `no-such-record`, `stale`, `not-yours`. */
export async function eventToChange(
	scope: Scope,
	asked: { id: string; revision: number | undefined }
): Promise<Locked> {
	const touched = await touchRecord(scope, { ...asked, kind: 'event' });
	return touched.ok ? ownEvent(scope, asked.id) : touched;
}

/** Locks an event to change its parts: whoever has its form open meanwhile is not in conflict. */
export async function eventToExtend(scope: Scope, id: string): Promise<Locked> {
	const row = await scope.tx
		.selectFrom('record')
		.select('id')
		.where('partnership_id', '=', scope.partnershipId)
		.where('id', '=', id)
		.where('kind', '=', 'event')
		.forUpdate()
		.executeTakeFirst();
	return row ? ownEvent(scope, id) : { ok: false, reason: 'no-such-record' };
}

async function ownEvent(scope: Scope, id: string): Promise<Locked> {
	const row = await selectEvents(scope.tx)
		.where('event.partnership_id', '=', scope.partnershipId)
		.where('event.id', '=', id)
		.executeTakeFirst();
	if (!row) return { ok: false, reason: 'no-such-record' };
	if (!(await mayWorkOn(scope, row.activity_id ?? undefined)))
		return { ok: false, reason: 'not-yours' };
	return { ok: true, event: eventOf(row, scope.now) };
}

/** Moves what calendars know as SEQUENCE, so that those who subscribed take the change over. */
export async function moveSequence({ tx, partnershipId }: Scope, event: EventRow): Promise<void> {
	if (event.publishedIn.length === 0) return;
	await tx
		.updateTable('event')
		.set((eb) => ({ sequence: eb('sequence', '+', 1) }))
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', event.id)
		.execute();
}
