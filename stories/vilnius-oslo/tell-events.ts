import type { Context } from '#features/accounts/server/context.ts';
import { planEvent } from '#features/events/server/plan.ts';
import { publishEvent } from '#features/events/server/publish.ts';
import { addStop } from '#features/events/server/parts/stops.ts';
import type { FactSource, LocalisedText } from '#features/partnership/types.ts';
import { languages } from '#lib/i18n/languages.ts';
import { done, lines, sourcesOf, words } from '../teller.ts';
import { events, type EventFact, type EventKey } from './events.ts';
import type { ActivityNumber } from './plan.ts';

export type EventIds = Map<EventKey, string>;
type Plan = { partnershipId: string; activities: Map<ActivityNumber, string> };

/** Publishing asks for access information; that none is public is said, not hidden. */
const access: LocalisedText = {
	en: 'The public sources of this example say nothing about access.',
	lt: 'Viešuose šio pavyzdžio šaltiniuose informacijos apie prieinamumą nėra.',
	nb: 'De offentlige kildene til eksempelet sier ingenting om tilgjengelighet.'
};

/** The events with a public date, each with its sources, published in all three languages. */
export async function tellEvents(context: Context, plan: Plan): Promise<EventIds> {
	const ids: EventIds = new Map();
	for (const event of events) ids.set(event.key, await tellEvent(context, plan, { event, ids }));
	for (const id of ids.values()) {
		for (const language of languages)
			done(await publishEvent(context, plan.partnershipId, { id, language }));
	}
	return ids;
}

async function tellEvent(
	context: Context,
	{ partnershipId, activities }: Plan,
	{ event, ids }: { event: EventFact; ids: EventIds }
): Promise<string> {
	const planned = await planEvent(context, partnershipId, {
		kind: event.kind,
		activityId: activities.get(event.activity),
		parentId: event.partOf && ids.get(event.partOf),
		startsOn: event.days.startsOn,
		endsOn: event.days.endsOn,
		zone: 'Europe/Vilnius',
		entrance: 'open',
		visibility: 'public',
		attendanceMode: event.isBroadcastOnline ? 'mixed' : 'on_site',
		isFree: event.isFree,
		title: words(event.plannedTitle),
		place: words(event.place),
		texts: {
			held_title: words(event.heldTitle ?? {}),
			description: lines(event.notes ?? []),
			access
		},
		sources: {
			title: sourcesOf(event.plannedTitle, event.heldTitle ?? {}),
			days: daySources(event),
			place: sourcesOf(event.place)
		}
	});
	const { id } = done(planned);
	for (const stop of event.stops ?? []) {
		done(await addStop(context, partnershipId, { eventId: id, title: words(stop), note: {} }));
	}
	return id;
}

/** A source that gives other days is kept beside those that bear out the days stored. */
function daySources({ days, otherDays }: EventFact): FactSource[] {
	const others = (otherDays?.sources ?? []).map((source) => ({
		...source,
		note: `${otherDays?.startsOn} – ${otherDays?.endsOn}`
	}));
	return [...days.sources, ...others];
}
