import type { TeamScope } from '#features/accounts/server/context.ts';
import { sourcesOf } from '#features/partnership/server/sources.ts';
import { teamTexts } from '#features/partnership/server/team-texts.ts';
import { eventFields, type TeamEvent, type TeamEventRow } from '../types.ts';
import { eventOf, selectEvents } from './event/event-rows.ts';
import { programmeRows, stopRows } from './parts/part-rows.ts';

/** The partnership's events by day as the team sees them, drafts too; those of one activity where asked. */
export async function eventsOf(
	scope: TeamScope,
	now: Date,
	activityId?: string
): Promise<TeamEventRow[]> {
	let query = selectEvents(scope.sql).where('event.partnership_id', '=', scope.partnershipId);
	if (activityId) query = query.where('event.activity_id', '=', activityId);
	const rows = await query
		.orderBy('starts_on')
		.orderBy('starts_time')
		.orderBy('event.id')
		.limit(5000)
		.execute();
	const texts = await teamTexts(
		scope,
		rows.map(({ id }) => id)
	);
	return rows.map((row) => ({
		...eventOf(row, now),
		title: texts(row.id, 'title'),
		place: texts(row.id, 'place')
	}));
}

/** One event with its texts in every language, parts, history of changes and sources; undefined if not of this partnership. */
export async function eventById(
	scope: TeamScope,
	now: Date,
	id: string
): Promise<TeamEvent | undefined> {
	const row = await selectEvents(scope.sql)
		.innerJoin('record', (join) =>
			join
				.onRef('record.partnership_id', '=', 'event.partnership_id')
				.onRef('record.id', '=', 'event.id')
		)
		.select('record.revision')
		.where('event.partnership_id', '=', scope.partnershipId)
		.where('event.id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const own = { partnershipId: scope.partnershipId, id };
	const stops = await stopRows(scope.sql, own);
	const items = await programmeRows(scope.sql, own);
	const texts = await teamTexts(scope, [
		id,
		...stops.map((one) => one.id),
		...items.map((one) => one.id)
	]);
	return {
		...eventOf(row, now),
		revision: row.revision,
		texts: Object.fromEntries(eventFields.map((field) => [field, texts(id, field)])) as Record<
			(typeof eventFields)[number],
			ReturnType<typeof texts>
		>,
		notice: texts(id, 'notice'),
		stops: stops.map((stop) => ({
			...stop,
			title: texts(stop.id, 'title'),
			note: texts(stop.id, 'note')
		})),
		programme: items.map((item) => ({
			...item,
			title: texts(item.id, 'title'),
			description: texts(item.id, 'description')
		})),
		announcements: await announcementsOf(scope, id),
		sources: await sourcesOf(scope.sql, scope.partnershipId, [id])
	};
}

async function announcementsOf({ sql, partnershipId }: TeamScope, eventId: string) {
	const rows = await sql
		.selectFrom('event_change')
		.leftJoin('account', 'account.id', 'event_change.announced_by')
		.select(['kind', 'previous_starts_on', 'announced_at', 'account.name'])
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.orderBy('announced_at', 'desc')
		.execute();
	return rows.map((row) => ({
		kind: row.kind,
		previousStartsOn: row.previous_starts_on ?? undefined,
		announcedAt: row.announced_at,
		announcedBy: row.name ?? undefined
	}));
}
