import { sql as raw } from 'kysely';
import type { Sql } from '#features/accounts/server/context.ts';
import type { PublicPartnership } from '#features/partnership/server/public.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { PublicEventRow } from '../types.ts';
import { eventOf, publicEvents } from './event/event-rows.ts';
import { shownEventTexts } from './event/event-texts.ts';

type Reading = { language: Language; now: Date };
type PublicEvents = ReturnType<typeof publicEvents>;
export type EventPage = { events: PublicEventRow[]; hasMore: boolean };

const listFields = ['title', 'held_title', 'summary', 'place', 'notice'] as const;

/** Public events of a partnership by day, those of one activity or festival where asked; 1000 at most. */
export async function publicEventsOf(
	sql: Sql,
	partnership: Pick<PublicPartnership, 'id'>,
	asked: Reading & { activityId?: string; parentId?: string }
): Promise<PublicEventRow[]> {
	const { activityId, parentId } = asked;
	let query = publicEvents(sql).where('event.partnership_id', '=', partnership.id);
	if (activityId) query = query.where('event.activity_id', '=', activityId);
	if (parentId) query = query.where('event.parent_id', '=', parentId);
	return shownRows(
		sql,
		asked,
		query.orderBy('event.starts_on').orderBy('event.starts_time').orderBy('event.slug').limit(1000)
	);
}

/** A partnership's coming events, the nearest first, or its past ones, the latest first; a page at a time. */
export async function eventPage(
	sql: Sql,
	partnership: Pick<PublicPartnership, 'id'>,
	asked: Reading & { time: 'coming' | 'past'; today: string; limit: number; offset: number }
): Promise<EventPage> {
	const own = publicEvents(sql).where('event.partnership_id', '=', partnership.id);
	const query =
		asked.time === 'coming'
			? own
					.where('event.ends_on', '>=', asked.today)
					.orderBy('event.starts_on')
					.orderBy('event.starts_time')
			: own
					.where('event.ends_on', '<', asked.today)
					.orderBy('event.starts_on', 'desc')
					.orderBy('event.starts_time', 'desc');
	return pageOf(sql, asked, query.orderBy('event.slug'));
}

/** The whole instance's public events of a month 'YYYY-MM' by day, those that began earlier first. */
export async function calendarMonth(
	sql: Sql,
	asked: Reading & { month: string; limit: number; offset: number }
): Promise<EventPage> {
	const first = raw<string>`${`${asked.month}-01`}::date`;
	const next = raw<string>`(${`${asked.month}-01`}::date + interval '1 month')::date`;
	const running = publicEvents(sql)
		.where('event.starts_on', '<', first)
		.whereRef('event.ends_on', '>', 'event.starts_on')
		.where(raw<boolean>`daterange(event.starts_on, event.ends_on, '[]') @> ${first}`);
	const begins = publicEvents(sql)
		.where('event.starts_on', '>=', first)
		.where('event.starts_on', '<', next);
	const ordered = (query: PublicEvents) =>
		query.orderBy('event.starts_on').orderBy('event.partnership_id').orderBy('event.slug');
	if (asked.offset > 0) return pageOf(sql, asked, ordered(begins));
	const page = await pageOf(sql, asked, ordered(begins));
	const earlier = await shownRows(sql, asked, ordered(running).limit(asked.limit));
	return { events: [...earlier, ...page.events], hasMore: page.hasMore };
}

/** The nearest months 'YYYY-MM' before and after this one in which a public event begins. */
export async function neighbourMonths(sql: Sql, month: string) {
	const first = raw<string>`${`${month}-01`}::date`;
	const next = raw<string>`(${`${month}-01`}::date + interval '1 month')::date`;
	const day = (query: PublicEvents) =>
		query.clearSelect().select('event.starts_on').limit(1).executeTakeFirst();
	const before = await day(
		publicEvents(sql).where('event.starts_on', '<', first).orderBy('event.starts_on', 'desc')
	);
	const after = await day(
		publicEvents(sql).where('event.starts_on', '>=', next).orderBy('event.starts_on')
	);
	return { before: before?.starts_on.slice(0, 7), after: after?.starts_on.slice(0, 7) };
}

/** The latest public events of the instance, or of one partnership: what a calendar file holds. */
export async function latestEvents(
	sql: Sql,
	asked: Reading & { limit: number; partnershipId?: string }
): Promise<PublicEventRow[]> {
	const { partnershipId, limit } = asked;
	let query = publicEvents(sql);
	if (partnershipId) query = query.where('event.partnership_id', '=', partnershipId);
	return shownRows(
		sql,
		asked,
		query.orderBy('event.starts_on', 'desc').orderBy('event.id').limit(limit)
	);
}

type EventPlace = { partnershipId: string; id: string };

/** Those of these public events of which a change was announced, by id: what became of each since it was published. */
export async function announcedEvents(
	sql: Sql,
	asked: Reading & { events: readonly EventPlace[] }
): Promise<Map<string, PublicEventRow>> {
	const partnerships = asked.events.map(({ partnershipId }) => partnershipId);
	const ids = asked.events.map(({ id }) => id);
	// Both halves of the key: by its second one alone all of the index would be read.
	const query = publicEvents(sql).where(raw<boolean>`(event.partnership_id, event.id) in
			(select * from unnest(${partnerships}::uuid[], ${ids}::uuid[]))`)
		.where(raw<boolean>`exists (select from event_change change
			where change.partnership_id = event.partnership_id and change.event_id = event.id)`);
	const events = await shownRows(sql, asked, query);
	return new Map(events.map((event) => [event.id, event]));
}

async function pageOf(
	sql: Sql,
	asked: Reading & { limit: number; offset: number },
	query: PublicEvents
): Promise<EventPage> {
	const rows = await shownRows(sql, asked, query.limit(asked.limit + 1).offset(asked.offset));
	return { events: rows.slice(0, asked.limit), hasMore: rows.length > asked.limit };
}

/** Runs the query and reads the texts of what it finds: two queries, however many events. */
export async function shownRows(
	sql: Sql,
	asked: Reading,
	query: PublicEvents
): Promise<PublicEventRow[]> {
	const rows = await query
		.innerJoin('partnership', 'partnership.id', 'event.partnership_id')
		.select('partnership.slug as partnership_slug')
		.select((eb) =>
			eb
				.selectFrom('publication')
				.select((inner) => inner.fn.agg<Language[]>('array_agg', ['language']).as('languages'))
				.whereRef('publication.partnership_id', '=', 'event.partnership_id')
				.whereRef('publication.record_id', '=', 'event.partnership_id')
				.as('partnership_languages')
		)
		.execute();
	const events = rows.map((row) => ({
		...eventOf(row, asked.now),
		partnershipId: row.partnership_id,
		partnershipSlug: row.partnership_slug
	}));
	const partnerships = rows.map((row) => ({
		id: row.partnership_id,
		partnershipId: row.partnership_id,
		publishedIn: row.partnership_languages ?? []
	}));
	const named = [...events, ...new Map(partnerships.map((one) => [one.id, one])).values()];
	const texts = await shownEventTexts(sql, { ...asked, fields: listFields }, named);
	return events.map((event) => ({
		...event,
		partnershipTitle: texts(event.partnershipId, 'title'),
		title: texts(event.id, 'title'),
		heldTitle: texts(event.id, 'held_title'),
		summary: texts(event.id, 'summary'),
		place: texts(event.id, 'place'),
		notice: texts(event.id, 'notice')
	}));
}
