import type { ExpressionBuilder, Selectable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Sql, Tx } from '#features/accounts/server/context.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { DB } from '#platform/server/database/schema.ts';
import { eventState, noticesOf } from '../../rules/state.ts';
import type { ChangeKind, EventRow } from '../../types.ts';

/** Every event of the instance with what its state is made of; the caller says whose and how many. */
export function selectEvents(sql: Sql | Tx) {
	return sql
		.selectFrom('event')
		.leftJoin('event_holding', (join) =>
			join
				.onRef('event_holding.partnership_id', '=', 'event.partnership_id')
				.onRef('event_holding.event_id', '=', 'event.id')
		)
		.selectAll('event')
		.select('event_holding.held_at')
		.select((eb) => [
			eb
				.selectFrom('publication')
				.select((inner) => inner.fn.agg<Language[]>('array_agg', ['language']).as('languages'))
				.whereRef('publication.partnership_id', '=', 'event.partnership_id')
				.whereRef('publication.record_id', '=', 'event.id')
				.as('published_in'),
			jsonArrayFrom(
				eb
					.selectFrom('event_change')
					.select(['event_change.kind', 'previous_starts_on', 'previous_starts_time'])
					.whereRef('event_change.partnership_id', '=', 'event.partnership_id')
					.whereRef('event_change.event_id', '=', 'event.id')
					.orderBy('announced_at')
			).as('changes')
		]);
}

type SelectedEvent = Selectable<DB['event']> & {
	held_at: Date | null;
	published_in: Language[] | null;
	changes: {
		kind: ChangeKind;
		previous_starts_on: string | null;
		previous_starts_time: string | null;
	}[];
};

const minutes = (time: string | null) => time?.slice(0, 5);

/** The event of a row with its state at this instant. */
export function eventOf(row: SelectedEvent, now: Date): EventRow {
	const facts = {
		...whenOf(row),
		attendanceMode: row.attendance_mode,
		heldAt: row.held_at ?? undefined,
		publishedIn: row.published_in ?? [],
		changes: row.changes.map((change) => ({
			kind: change.kind,
			previousStartsOn: change.previous_starts_on ?? undefined,
			previousStartsTime: minutes(change.previous_starts_time)
		}))
	};
	const { changes: _, ...shown } = facts;
	return {
		...shown,
		id: row.id,
		slug: row.slug,
		kind: row.kind,
		activityId: row.activity_id ?? undefined,
		parentId: row.parent_id ?? undefined,
		onlineUrl: row.online_url ?? undefined,
		entrance: row.entrance,
		visibility: row.visibility,
		isFree: row.is_free ?? undefined,
		languages: row.languages,
		accessFeatures: row.access_features,
		point: pointOf(row),
		sequence: row.sequence,
		state: eventState(facts, now),
		notices: noticesOf(facts)
	};
}

type WhenColumns = Pick<
	Selectable<DB['event']>,
	'starts_on' | 'starts_time' | 'ends_on' | 'ends_time' | 'zone'
>;

/** The days and times of a row; times of day to the minute. */
export function whenOf(row: WhenColumns) {
	return {
		startsOn: row.starts_on,
		startsTime: minutes(row.starts_time),
		endsOn: row.ends_on,
		endsTime: minutes(row.ends_time),
		zone: row.zone
	};
}

/** Where it is on the map; half a position is none. */
export function pointOf(row: { latitude: number | null; longitude: number | null }) {
	const { latitude, longitude } = row;
	return latitude === null || longitude === null ? undefined : { latitude, longitude };
}

/** Public means published in any language, for the public, in a partnership that is public itself. */
export function publicEvents(sql: Sql) {
	return selectEvents(sql)
		.where('event.visibility', '=', 'public')
		.where((eb) => isPublished(eb, 'id'))
		.where((eb) => isPublished(eb, 'partnership_id'));
}

function isPublished(eb: ExpressionBuilder<DB, 'event'>, record: 'id' | 'partnership_id') {
	return eb.exists(
		eb
			.selectFrom('publication as shown')
			.select('shown.record_id')
			.whereRef('shown.partnership_id', '=', 'event.partnership_id')
			.whereRef('shown.record_id', '=', `event.${record}`)
	);
}
