import { sql } from 'kysely';
import type { Tx } from '#features/accounts/server/context.ts';
import type { Moved } from '../../rules/sums.ts';

type Span = { partnershipId: string; eventId: string; from: Date; until: Date };
type Hour = { hour: Date; moved: Moved };

/**
 * What moved at an event in each hour of a span. That waiting or requested places were confirmed stands for
 * itself only where none was taken or ended: beside those numbers it could be subtracted from them.
 */
export async function movedByHour(
	tx: Tx,
	span: Span,
	known: { confirmed: number }
): Promise<{ hours: Hour[]; confirmed: number }> {
	const rows = await takenAndEnded(tx, span);
	const confirmed = await confirmedNow(tx, span);
	const hours = rows.map(({ hour, taken, ended }) => ({
		hour,
		moved: { taken, ended, confirmed: 0 }
	}));
	const change = confirmed - known.confirmed;
	if (change === 0 || hours.length > 0) return { hours, confirmed };
	const hour = new Date(span.until.getTime() - 3_600_000);
	return { hours: [{ hour, moved: { taken: 0, ended: 0, confirmed: change } }], confirmed };
}

async function takenAndEnded(tx: Tx, { partnershipId, eventId, from, until }: Span) {
	const { rows } = await sql<{ hour: Date; taken: number; ended: number }>`
		select hour, sum(taken)::int as taken, sum(ended)::int as ended from (
			select date_trunc('hour', taken_at, 'UTC') as hour, count(*) as taken, 0 as ended
			from registration
			where partnership_id = ${partnershipId} and event_id = ${eventId}
				and taken_at >= ${from} and taken_at < ${until}
			group by 1
			union all
			select date_trunc('hour', ended_at, 'UTC'), 0, count(*)
			from registration
			where partnership_id = ${partnershipId} and event_id = ${eventId}
				and ended_at >= ${from} and ended_at < ${until}
			group by 1
		) moved
		group by hour order by hour`.execute(tx);
	return rows;
}

/** A place that was taken after the span is confirmed as well, but belongs to the next one. */
async function confirmedNow(tx: Tx, { partnershipId, eventId, until }: Span): Promise<number> {
	const { number } = await tx
		.selectFrom('registration')
		.select(({ fn }) => fn.countAll<string>().as('number'))
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('state', '=', 'confirmed')
		.where('taken_at', '<', until)
		.executeTakeFirstOrThrow();
	return Number(number);
}
