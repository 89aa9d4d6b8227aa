import type { Selectable } from 'kysely';
import type { Sql, Tx } from '#features/accounts/server/context.ts';
import type { DB } from '#platform/server/database/schema.ts';
import type { Claim } from '../types.ts';

/** The claims about these events (all of the partnership's where none are given), oldest first. */
export async function claimRows(
	sql: Sql | Tx,
	partnershipId: string,
	eventIds?: readonly string[]
): Promise<Claim[]> {
	if (eventIds?.length === 0) return [];
	const rows = await sql
		.selectFrom('claim')
		.selectAll('claim')
		.select((eb) => [
			eb
				.selectFrom('claim_event')
				.select((inner) => inner.fn.agg<string[]>('array_agg', ['event_id']).as('ids'))
				.whereRef('claim_event.partnership_id', '=', 'claim.partnership_id')
				.whereRef('claim_event.claim_id', '=', 'claim.id')
				.as('event_ids')
		])
		.where('claim.partnership_id', '=', partnershipId)
		.$if(eventIds !== undefined, (query) =>
			query.where((eb) =>
				eb.exists(
					eb
						.selectFrom('claim_event')
						.select('claim_id')
						.whereRef('claim_event.partnership_id', '=', 'claim.partnership_id')
						.whereRef('claim_event.claim_id', '=', 'claim.id')
						.where('event_id', 'in', [...(eventIds ?? [])])
				)
			)
		)
		.orderBy('claim.entered_at')
		.orderBy('claim.id')
		.execute();
	const reported = await reportedRows(
		sql,
		partnershipId,
		rows.map(({ id }) => id)
	);
	return rows.map((row) => claimOf(row, reported));
}

type Row = Selectable<DB['claim']> & { event_ids: string[] | null };
type Reported = Awaited<ReturnType<typeof reportedRows>>;

function claimOf(row: Row, reported: Reported): Claim {
	return {
		id: row.id,
		measure: row.measure,
		qualifier: row.qualifier,
		low: row.low ?? undefined,
		high: row.high ?? undefined,
		eventIds: row.event_ids ?? [],
		method: row.method,
		sourceName: row.source_name,
		sourceUrl: row.source_url ?? undefined,
		claimedOn: row.claimed_on ?? undefined,
		note: row.note ?? undefined,
		enteredAt: row.entered_at,
		enteredBy: row.entered_by ?? undefined,
		withdrawn:
			row.withdrawn_at === null
				? undefined
				: { at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' },
		reportedFor: reported
			.filter(({ claim_id }) => claim_id === row.id)
			.map(({ event_id, reason }) => ({ eventId: event_id, reason }))
	};
}

async function reportedRows(sql: Sql | Tx, partnershipId: string, claimIds: readonly string[]) {
	if (claimIds.length === 0) return [];
	return sql
		.selectFrom('reported_claim')
		.select(['claim_id', 'event_id', 'reason'])
		.where('partnership_id', '=', partnershipId)
		.where('claim_id', 'in', [...claimIds])
		.execute();
}
