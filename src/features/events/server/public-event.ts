import type { Sql } from '#features/accounts/server/context.ts';
import { picturesOf } from '#features/media/server/queries.ts';
import type { PublicPartnership } from '#features/partnership/server/public.ts';
import { sourcesOf } from '#features/partnership/server/sources.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { programmeDays } from '../rules/programme.ts';
import type { PublicEventPage, PublicEventRow } from '../types.ts';
import { publicEvents } from './event/event-rows.ts';
import { shownEventTexts } from './event/event-texts.ts';
import { programmeRows, stopRows } from './parts/part-rows.ts';
import { publicEventsOf, shownRows } from './public.ts';

type Reading = { language: Language; now: Date };

/** The public event at this address of a partnership; a draft is as if it did not exist. */
export async function publicEventBySlug(
	sql: Sql,
	partnership: PublicPartnership,
	asked: Reading & { slug: string }
): Promise<PublicEventRow | undefined> {
	const query = publicEvents(sql)
		.where('event.partnership_id', '=', partnership.id)
		.where('event.slug', '=', asked.slug);
	const [event] = await shownRows(sql, asked, query);
	return event;
}

/** All that an event's own page shows, published parts only: a stop or picture without public words is not there. */
export async function eventPageOf(
	sql: Sql,
	partnership: PublicPartnership,
	asked: Reading & { event: PublicEventRow }
): Promise<PublicEventPage> {
	const { event } = asked;
	const stops = await stopRows(sql, event);
	const items = await programmeRows(sql, event);
	const pictures = await picturesOf(sql, partnership.id, [event.id]);
	const own = { partnershipId: partnership.id, publishedIn: event.publishedIn };
	const shown = [event, ...stops, ...items, ...pictures].map(({ id }) => ({ ...own, id }));
	const fields = ['description', 'access', 'feedback', 'title', 'note', 'alt'];
	const texts = await shownEventTexts(sql, { ...asked, fields }, shown);
	const subEvents = await publicEventsOf(sql, partnership, { ...asked, parentId: event.id });
	return {
		event,
		description: texts(event.id, 'description'),
		access: texts(event.id, 'access'),
		feedback: texts(event.id, 'feedback'),
		stops: stops.flatMap(({ revision: _, ...stop }) => {
			const title = texts(stop.id, 'title');
			return title ? [{ ...stop, title, note: texts(stop.id, 'note') }] : [];
		}),
		programme: programmeDays(
			{ firstDay: event.startsOn, language: asked.language },
			shownItems(items, texts),
			subEvents
		),
		pictures: pictures.flatMap(({ revision: _, ...picture }) => {
			const alt = texts(picture.id, 'alt');
			return alt ? [{ ...picture, alt }] : [];
		}),
		subEvents,
		parent: await parentOf(sql, partnership, asked),
		activity: await publicActivityOf(sql, event),
		sources: await sourcesOf(sql, partnership.id, [event.id])
	};
}

type Items = Awaited<ReturnType<typeof programmeRows>>;
type Texts = Awaited<ReturnType<typeof shownEventTexts>>;

function shownItems(items: Items, texts: Texts) {
	return items.flatMap(({ revision: _, ...item }) => {
		const title = texts(item.id, 'title');
		return title ? [{ ...item, title, description: texts(item.id, 'description') }] : [];
	});
}

async function parentOf(
	sql: Sql,
	partnership: PublicPartnership,
	asked: Reading & { event: PublicEventRow }
): Promise<PublicEventRow | undefined> {
	const { parentId } = asked.event;
	if (!parentId) return undefined;
	const query = publicEvents(sql)
		.where('event.partnership_id', '=', partnership.id)
		.where('event.id', '=', parentId);
	const [parent] = await shownRows(sql, asked, query);
	return parent;
}

/** The number of the event's activity, if that has a public page. */
async function publicActivityOf(sql: Sql, event: PublicEventRow): Promise<string | undefined> {
	if (!event.activityId) return undefined;
	const row = await sql
		.selectFrom('activity')
		.innerJoin('activity_group', (join) =>
			join
				.onRef('activity_group.partnership_id', '=', 'activity.partnership_id')
				.onRef('activity_group.id', '=', 'activity.group_id')
		)
		.innerJoin('publication', (join) =>
			join
				.onRef('publication.partnership_id', '=', 'activity.partnership_id')
				.onRef('publication.record_id', '=', 'activity.id')
		)
		.select(['activity_group.number as group_number', 'activity.number'])
		.where('activity.partnership_id', '=', event.partnershipId)
		.where('activity.id', '=', event.activityId)
		.limit(1)
		.executeTakeFirst();
	return row && `${row.group_number}.${row.number}`;
}
