import { createHash } from 'node:crypto';
import ical from 'ical-generator';
import { calendarFile, statusOf, timesOf, whereOf } from '#features/events/server/calendar-file.ts';
import type { PublicEventRow } from '#features/events/types.ts';
import type { Speech } from '#lib/i18n/translator.ts';
import { ticketFiles } from '../../rules/ticket-files.ts';
import type { PlacePage } from '../../types.ts';

type Asked = {
	/** What the place lets its person come to: an entry for each. */
	held: readonly PublicEventRow[];
	speech: Speech;
	origin: string;
	now: Date;
};

/**
 * A place's event, or the days and events of a pass, for the person's own calendar, as iCalendar; undefined
 * while there is nothing to enter. Of a discreet event it holds when and where, and nothing that says what is
 * there or who made the entry.
 */
export function placeCalendar(
	page: Pick<PlacePage, 'event' | 'form' | 'place'>,
	asked: Asked
): string | undefined {
	const { held, speech, origin, now } = asked;
	if (held.length === 0) return undefined;
	if (ticketFiles(page).isDiscreet) return discreetFile(page, asked);
	return calendarFile({ name: speech.t('tickets.calendar_name'), origin, speech, now }, held);
}

function discreetFile(
	{ event, place }: Parameters<typeof placeCalendar>[0],
	{ held, speech, now }: Asked
): string {
	const { t, language } = speech;
	const file = ical({
		prodId: { company: 'Calendar', product: 'Calendar', language: language.toUpperCase() }
	});
	for (const one of held) {
		// Calendars are compared by their ids: the event's own would give away what this one hides.
		const whose = one.id === event?.id ? place.id : `${place.id} ${one.id}`;
		file.createEvent({
			...timesOf(one),
			id: createHash('sha256').update(`calendar ${whose}`).digest('hex').slice(0, 32),
			sequence: one.sequence,
			stamp: now,
			summary: t('tickets.discreet_title'),
			// The address of a meeting may say what it is about.
			location: one.attendanceMode === 'online' ? null : whereOf(one),
			status: statusOf(one)
		});
	}
	return `${file.toString()}\r\n`;
}
