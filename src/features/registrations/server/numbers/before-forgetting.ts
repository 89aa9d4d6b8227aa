import { sql } from 'kysely';
import type { Tx } from '#features/accounts/server/context.ts';
import { spanEnds } from '#features/events/server/event/event-span.ts';
import type { EventKind } from '#features/events/types.ts';
import type { ParticipantKeys } from '#features/privacy/server/participant-keys.ts';
import { appendToJournal } from '#platform/server/journal.ts';
import { tellCounts } from '../counts.ts';

/**
 * Counts an event a last time before anything of it is forgotten, so that its numbers outlive the people
 * they are about, whether or not anybody of the team has asked for them.
 */
export async function countBeforeForgetting(
	tx: Tx,
	keys: Pick<ParticipantKeys, 'pepper'>,
	now: Date
): Promise<void> {
	for (const event of await eventsToForget(tx, now)) {
		const { because } = await tellCounts(tx, keys, { ...event, now, isOver: true });
		if (because !== 'first' && because !== 'far_enough') continue;
		const act = {
			chain: event.partnershipId,
			at: now,
			actor: undefined,
			command: 'release-numbers'
		};
		const changes = { 'numbers.released': { after: now } };
		await appendToJournal(tx, act, [{ recordId: event.eventId, recordKind: 'event', changes }]);
	}
}

type Due = { partnershipId: string; eventId: string; kind: EventKind; leastCount: number };

/** Events that are about to lose answers or places for the first time. */
async function eventsToForget(tx: Tx, now: Date): Promise<Due[]> {
	const { rows } = await sql<Due>`
		with due as (
			select registration.partnership_id, registration.event_id
			from answer join registration on registration.partnership_id = answer.partnership_id
				and registration.id = answer.registration_id
			where answer.erase_at <= ${now}
			union
			select event.partnership_id, event.id
			from event join registration_setting on registration_setting.partnership_id = event.partnership_id
				and registration_setting.event_id = event.id
			where ${spanEnds} + make_interval(days => registration_setting.retention_days) <= ${now}
				and exists (select from registration where registration.partnership_id = event.partnership_id
					and registration.event_id = event.id)
		)
		select due.partnership_id as "partnershipId", due.event_id as "eventId", event.kind,
			setting.least_count as "leastCount"
		from due
		join event on event.partnership_id = due.partnership_id and event.id = due.event_id
		join registration_setting setting on setting.partnership_id = due.partnership_id
			and setting.event_id = due.event_id
		where not exists (select from erasure where erasure.partnership_id = due.partnership_id
			and erasure.event_id = due.event_id and erasure.kind in ('answers', 'places'))`.execute(tx);
	return rows;
}
