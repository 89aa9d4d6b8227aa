import { sql } from 'kysely';
import type { Tx } from '#features/accounts/server/context.ts';
import { wasAdmitted } from '../numbers/was-admitted.ts';

/**
 * Keeps what an event's places add up to before they are forgotten: `registered`, `admitted` and how many
 * took each product. Only `counts.ts` may show them, and it hides what is small.
 */
export async function keepTotals(
	tx: Tx,
	at: { partnershipId: string; eventId: string },
	now: Date
): Promise<void> {
	await sql`
		insert into place_total (partnership_id, event_id, what, number, counted_at)
		select ${at.partnershipId}, ${at.eventId}, what, number, ${now} from (
			select 'registered' as what, count(*)::int as number from registration
			where partnership_id = ${at.partnershipId} and event_id = ${at.eventId} and state = 'confirmed'
			union all
			select 'admitted', count(*)::int from registration place
			where partnership_id = ${at.partnershipId} and event_id = ${at.eventId} and ${wasAdmitted}
			union all
			select 'product:' || product_id, count(*)::int from registration
			where partnership_id = ${at.partnershipId} and event_id = ${at.eventId} and state = 'confirmed'
			group by product_id
		) totals
		on conflict (partnership_id, event_id, what) do update
			set number = greatest(place_total.number, excluded.number), counted_at = excluded.counted_at`.execute(
		tx
	);
}
