import { sql as raw } from 'kysely';
import type { Sql } from '#features/accounts/server/context.ts';

type At = { partnershipId: string; eventId: string; productId: string };

/** So many confirmed places at an event, each with a claim code and a ticket of its own. */
export async function manyRegistrations(sql: Sql, at: At, count: number): Promise<void> {
	await raw`insert into registration (partnership_id, id, event_id, product_id, group_id, position, state, lookup, request_mark, ticket, language, taken_at)
		select ${at.partnershipId}::uuid, id, ${at.eventId}::uuid, ${at.productId}::uuid, id, 1, 'confirmed',
			sha256(id::text::bytea), sha256(('mark' || id)::bytea), substring(sha256(('ticket' || id)::bytea) for 5), 'lt', now()
		from (select gen_random_uuid() as id from generate_series(1, ${count}::int)) made`.execute(sql);
}
