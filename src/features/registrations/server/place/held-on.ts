import { publicEventsOf } from '#features/events/server/public.ts';
import type { PublicEventRow } from '#features/events/types.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { isOnline, joinAddress, productOf } from '../../rules/joining.ts';
import { dayNumber } from '../../rules/pass-days.ts';
import type { PlacePage } from '../../types.ts';
import type { Visit } from '../visit.ts';

/**
 * What a place lets its person come to, in the order of the days: the event itself, or of a pass each of its
 * days and each public event of the festival on them that gives no places of its own. What is of a cancelled
 * festival is cancelled with it. Empty while the event is not public.
 */
export async function heldOn(
	visit: Visit,
	{ event, form, place }: Pick<PlacePage, 'event' | 'form' | 'place'>,
	language: Language
): Promise<PublicEventRow[]> {
	if (!event) return [];
	const product = productOf({ place, form });
	const own = isOnline(place, event)
		? { ...event, ...atHome, onlineUrl: joinAddress(place, place, event) }
		: event;
	const days = product?.days ?? [];
	if (days.length === 0) return [own];
	const asked = { language, now: visit.clock(), parentId: event.id };
	const subEvents = await publicEventsOf(visit.sql, { id: place.partnershipId }, asked);
	const apart = await givingPlaces(visit, place.partnershipId, subEvents);
	const held = subEvents
		.filter(({ id, startsOn, endsOn }) => {
			return !apart.has(id) && days.some((day) => startsOn <= day && day <= endsOn);
		})
		.map((one) => (event.state === 'cancelled' ? { ...one, state: event.state } : one));
	return [...days.map((day) => dayOf(own, day)), ...held];
}

/** Where somebody is who takes part online, whatever the event's own place. */
const atHome = { attendanceMode: 'online', place: undefined } as const;

/** A day of a festival as an entry of its own; its number stays when the festival is moved, and so does the id. */
const dayOf = (event: PublicEventRow, day: string): PublicEventRow => ({
	...event,
	id: `${event.id}-day-${dayNumber(event, day)}`,
	startsOn: day,
	endsOn: day,
	startsTime: undefined,
	endsTime: undefined
});

async function givingPlaces(
	{ sql }: Visit,
	partnershipId: string,
	events: readonly PublicEventRow[]
): Promise<ReadonlySet<string>> {
	if (events.length === 0) return new Set();
	const rows = await sql
		.selectFrom('registration_setting')
		.select('event_id')
		.where('partnership_id', '=', partnershipId)
		.where('mode', '<>', 'none')
		.where(
			'event_id',
			'in',
			events.map(({ id }) => id)
		)
		.execute();
	return new Set(rows.map(({ event_id }) => event_id));
}
