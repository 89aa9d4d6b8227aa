import { sql } from 'kysely';
import type { Tx } from '#features/accounts/server/context.ts';
import { spanEnds } from '#features/events/server/event/event-span.ts';
import { isCancelled, reminders } from './reminders.ts';

const changeDays = 7;
const thanksHours = 18;
// Longer than any transaction that gives a place takes, and than clocks differ.
const overlapMs = 5 * 60_000;
const keptDays = 2 * changeDays;

/** Why everybody at an event is written to; of a change only those hear who had a place before it. */
type Occasion = {
	partnershipId: string;
	eventId: string;
	kind: 'event_changed' | 'event_cancelled' | 'reminder' | 'thanks';
	occasion: string;
	announcedAt: Date | null;
	/** Of a reminder, the kinds of places whose people it is for; null where it is for everybody. */
	productIds: string[] | null;
	/** Up to when everybody has had the letter queued; null where nobody has. */
	queuedUntil: Date | null;
};

/**
 * Queues the letters that time and the team's changes bring: an event that changed or was cancelled, a
 * reminder before the own place begins, thanks afterwards. Each is queued once for each occasion, however often this runs,
 * and after the first time only those are looked at whose place or address came since.
 */
export async function queueDueLetters(tx: Tx, now: Date): Promise<void> {
	for (const occasion of await occasionsOf(tx, now)) {
		await queueLetters(tx, occasion, now);
		await keepOccasion(tx, occasion, now);
	}
	const old = new Date(now.getTime() - keptDays * 86_400_000);
	await tx.deleteFrom('letter_occasion').where('queued_until', '<', old).execute();
}

/** Thanks leave before contacts are erased, which is the day after the event. */
async function occasionsOf(tx: Tx, now: Date): Promise<Occasion[]> {
	const since = new Date(now.getTime() - thanksHours * 3_600_000);
	const { rows } = await sql<Occasion>`
		select partnership_id as "partnershipId", event_id as "eventId", kind, occasion,
			announced_at as "announcedAt", product_ids as "productIds", queued_until as "queuedUntil"
		from (
			select partnership_id, event_id,
				case when kind = 'cancelled' then 'event_cancelled' else 'event_changed' end as kind,
				id::text as occasion, announced_at, null::uuid[] as product_ids
			from event_change
			where announced_at > ${new Date(now.getTime() - changeDays * 86_400_000)}
			union all
			${reminders(now)}
			union all
			select partnership_id, id, 'thanks', '', null, null
			from event
			where ends_on between ${since}::date - 2 and ${now}::date + 1
				and ${spanEnds} between ${since} and ${now} and not ${isCancelled}
		) occasion
		join registration_setting using (partnership_id, event_id)
		left join letter_occasion using (partnership_id, event_id, kind, occasion)`.execute(tx);
	return rows;
}

async function queueLetters(tx: Tx, occasion: Occasion, now: Date): Promise<void> {
	const { partnershipId, eventId, announcedAt, productIds } = occasion;
	const reached = announcedAt ? sql`taken_at < ${announcedAt}` : sql`state = 'confirmed'`;
	const ofThem = productIds ? sql`product_id = any(${productIds}::uuid[])` : sql`true`;
	await sql`
		insert into participant_letter
			(partnership_id, id, event_id, registration_id, kind, occasion, queued_at, due_at)
		select partnership_id, gen_random_uuid(), event_id, id, ${occasion.kind}, ${occasion.occasion},
			${now}, ${now}
		from registration
		where partnership_id = ${partnershipId} and event_id = ${eventId}
			and ended_at is null and sealed_contact is not null and ${reached} and ${ofThem}
			and ${isNew(occasion)}
		on conflict do nothing`.execute(tx);
}

/** Everybody the first time; then whoever was written to alone, which all are who get a place or give an address. */
const isNew = ({ partnershipId, eventId, queuedUntil }: Occasion) =>
	queuedUntil
		? sql`id in (select registration_id from participant_letter
			where partnership_id = ${partnershipId} and event_id = ${eventId}
				and queued_at >= ${new Date(queuedUntil.getTime() - overlapMs)}
				and kind not in ('event_changed', 'event_cancelled', 'reminder', 'thanks'))`
		: sql`true`;

const keepOccasion = (tx: Tx, of: Occasion, now: Date) =>
	tx
		.insertInto('letter_occasion')
		.values({
			partnership_id: of.partnershipId,
			event_id: of.eventId,
			kind: of.kind,
			occasion: of.occasion,
			queued_until: now
		})
		.onConflict((conflict) =>
			conflict
				.columns(['partnership_id', 'event_id', 'kind', 'occasion'])
				.doUpdateSet({ queued_until: now })
		)
		.execute();
