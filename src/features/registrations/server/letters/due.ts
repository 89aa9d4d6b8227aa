import { sql } from 'kysely';
import type { Tx } from '#features/accounts/server/context.ts';
import { spanEnds, spanStarts } from '#features/events/server/event/event-span.ts';

const reminderHours = 24;
const changeDays = 7;
const thanksHours = 18;

/**
 * Queues the letters that time and the team's changes bring: an event that changed or was cancelled, a
 * reminder a day before, thanks afterwards. Each is queued once for each occasion, however often this runs.
 */
export async function queueDueLetters(tx: Tx, now: Date): Promise<void> {
	await queueChanges(tx, now);
	await queueReminders(tx, now);
	await queueThanks(tx, now);
}

const isCancelled = sql`(select kind from event_change
	where event_change.partnership_id = event.partnership_id and event_change.event_id = event.id
		and kind in ('cancelled', 'reinstated')
	order by announced_at desc limit 1) is not distinct from 'cancelled'`;
const living = sql`registration.ended_at is null and registration.sealed_contact is not null`;
const columns = sql`participant_letter
	(partnership_id, id, event_id, registration_id, kind, occasion, queued_at, due_at)`;

/** Only what was announced after the place was taken is news to the person. */
async function queueChanges(tx: Tx, now: Date): Promise<void> {
	await sql`
		insert into ${columns}
		select registration.partnership_id, gen_random_uuid(), registration.event_id, registration.id,
			case when event_change.kind = 'cancelled' then 'event_cancelled' else 'event_changed' end,
			event_change.id::text, ${now}, ${now}
		from event_change
		join registration on registration.partnership_id = event_change.partnership_id
			and registration.event_id = event_change.event_id
			and registration.taken_at < event_change.announced_at
		where event_change.announced_at > ${new Date(now.getTime() - changeDays * 86_400_000)}
			and ${living}
		on conflict do nothing`.execute(tx);
}

async function queueReminders(tx: Tx, now: Date): Promise<void> {
	const until = new Date(now.getTime() + reminderHours * 3_600_000);
	await sql`
		insert into ${columns}
		select registration.partnership_id, gen_random_uuid(), registration.event_id, registration.id,
			'reminder', event.starts_on::text, ${now}, ${now}
		from event
		join registration on registration.partnership_id = event.partnership_id
			and registration.event_id = event.id
		where event.starts_on between ${now}::date - 1 and ${until}::date + 1
			and ${spanStarts} between ${now} and ${until} and not ${isCancelled}
			and ${living} and registration.state = 'confirmed'
		on conflict do nothing`.execute(tx);
}

/** Before contacts are erased, which is the day after the event. */
async function queueThanks(tx: Tx, now: Date): Promise<void> {
	const since = new Date(now.getTime() - thanksHours * 3_600_000);
	await sql`
		insert into ${columns}
		select registration.partnership_id, gen_random_uuid(), registration.event_id, registration.id,
			'thanks', '', ${now}, ${now}
		from event
		join registration on registration.partnership_id = event.partnership_id
			and registration.event_id = event.id
		where event.ends_on between ${since}::date - 2 and ${now}::date + 1
			and ${spanEnds} between ${since} and ${now} and not ${isCancelled}
			and ${living} and registration.state = 'confirmed'
		on conflict do nothing`.execute(tx);
}
