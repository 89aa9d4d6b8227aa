import { createHash } from 'node:crypto';
import ical from 'ical-generator';
import { calendarFile, timesOf, whereOf } from '#features/events/server/calendar-file.ts';
import type { PublicEventRow } from '#features/events/types.ts';
import type { Speech } from '#lib/i18n/translator.ts';
import { ticketFiles } from '../../rules/ticket-files.ts';
import type { PlacePage } from '../../types.ts';

type Asked = { speech: Speech; origin: string; now: Date };

/**
 * A place's event for the person's own calendar, as iCalendar; undefined while the event is not public. Of
 * a discreet event it holds when and where, and nothing that says what is there or who made the entry.
 */
export function placeCalendar(page: PlacePage, asked: Asked): string | undefined {
	const { event } = page;
	if (!event) return undefined;
	if (ticketFiles(page).isDiscreet) return discreetEntry(page, event, asked);
	const { speech, origin, now } = asked;
	return calendarFile({ name: speech.t('tickets.calendar_name'), origin, speech, now }, [event]);
}

function discreetEntry(
	{ place }: PlacePage,
	event: PublicEventRow,
	{ speech, now }: Asked
): string {
	const { t, language } = speech;
	const file = ical({
		prodId: { company: 'Calendar', product: 'Calendar', language: language.toUpperCase() }
	});
	file.createEvent({
		...timesOf(event),
		// Calendars are compared by their ids: the event's own would give away what this one hides.
		id: createHash('sha256').update(`calendar ${place.id}`).digest('hex').slice(0, 32),
		sequence: event.sequence,
		stamp: now,
		summary: t('tickets.discreet_title'),
		location: whereOf(event)
	});
	return `${file.toString()}\r\n`;
}
