import { sql as raw } from 'kysely';
import type { Sql } from '#features/accounts/server/context.ts';

/** How many are inside on each list of the event, by the latest look at every ticket; a list nobody came to is not named. */
export async function occupancy(
	{ sql }: { sql: Sql },
	event: { partnershipId: string; eventId: string }
): Promise<Map<string, number>> {
	const { rows } = await raw<{ list_id: string; inside: number }>`
		select list_id, (count(*) filter (where direction = 'in'))::int as inside from (
			select distinct on (list_id, ticket) list_id, direction from scan
			where partnership_id = ${event.partnershipId} and event_id = ${event.eventId}
			order by list_id, ticket, scanned_at desc, id desc
		) latest
		group by list_id`.execute(sql);
	return new Map(rows.map(({ list_id, inside }) => [list_id, inside]));
}
