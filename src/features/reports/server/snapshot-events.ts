import type { Sql, Tx } from '#features/accounts/server/context.ts';
import type { SnapshotEvent } from '../types.ts';
import type { DraftTexts } from './draft-texts.ts';

type Days = { partnershipId: string; from: string; to: string };

/** The events that fall into the report's days, with what became of them. */
export async function snapshotEvents(
	sql: Sql | Tx,
	days: Days,
	texts: DraftTexts
): Promise<SnapshotEvent[]> {
	const rows = await sql
		.selectFrom('event')
		.leftJoin('event_holding', (join) =>
			join
				.onRef('event_holding.partnership_id', '=', 'event.partnership_id')
				.onRef('event_holding.event_id', '=', 'event.id')
		)
		.select(['event.id', 'slug', 'kind', 'activity_id', 'starts_on', 'ends_on', 'held_at'])
		.select((eb) =>
			eb
				.selectFrom('event_change')
				.select('event_change.kind')
				.whereRef('event_change.partnership_id', '=', 'event.partnership_id')
				.whereRef('event_change.event_id', '=', 'event.id')
				.orderBy('announced_at', 'desc')
				.limit(1)
				.as('change')
		)
		.where('event.partnership_id', '=', days.partnershipId)
		.where('event.starts_on', '<=', days.to)
		.where('event.ends_on', '>=', days.from)
		.orderBy('starts_on')
		.orderBy('starts_time')
		.orderBy('event.id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		slug: row.slug,
		kind: row.kind,
		activityId: row.activity_id ?? undefined,
		title: texts(row.id, 'title'),
		heldTitle: texts(row.id, 'held_title'),
		place: texts(row.id, 'place'),
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		isHeld: row.held_at !== null,
		change: row.change === 'reinstated' ? undefined : (row.change ?? undefined)
	}));
}
