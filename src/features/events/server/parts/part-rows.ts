import type { Sql } from '#features/accounts/server/context.ts';
import { pointOf } from '../event/event-rows.ts';

const minutes = (time: string | null) => time?.slice(0, 5);

/** The stops of a route in their order, without texts. */
export async function stopRows(sql: Sql, event: { partnershipId: string; id: string }) {
	const rows = await sql
		.selectFrom('stop')
		.innerJoin('record', (join) =>
			join
				.onRef('record.partnership_id', '=', 'stop.partnership_id')
				.onRef('record.id', '=', 'stop.id')
		)
		.selectAll('stop')
		.select('record.revision')
		.where('stop.partnership_id', '=', event.partnershipId)
		.where('event_id', '=', event.id)
		.orderBy('position')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		revision: row.revision,
		passesTime: minutes(row.passes_time),
		isStepFree: row.is_step_free ?? undefined,
		point: pointOf(row)
	}));
}

/** The items of an event's programme by day and time, without texts. */
export async function programmeRows(sql: Sql, event: { partnershipId: string; id: string }) {
	const rows = await sql
		.selectFrom('programme_item')
		.innerJoin('record', (join) =>
			join
				.onRef('record.partnership_id', '=', 'programme_item.partnership_id')
				.onRef('record.id', '=', 'programme_item.id')
		)
		.selectAll('programme_item')
		.select('record.revision')
		.where('programme_item.partnership_id', '=', event.partnershipId)
		.where('event_id', '=', event.id)
		.orderBy('held_on', (order) => order.asc().nullsFirst())
		.orderBy('starts_time', (order) => order.asc().nullsFirst())
		.orderBy('position')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		revision: row.revision,
		heldOn: row.held_on ?? undefined,
		startsTime: minutes(row.starts_time),
		endsTime: minutes(row.ends_time)
	}));
}
