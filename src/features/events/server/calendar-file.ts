import { Temporal } from 'temporal-polyfill';
import ical, { escape, ICalEventStatus, type ICalEventData } from 'ical-generator';
import type { Speech } from '#lib/i18n/translator.ts';
import { markdownText } from '#lib/ui/markdown.ts';
import { titlesOf } from '../rules/titles.ts';
import type { PublicEventRow } from '../types.ts';
import { dayAfter, exactTimes } from '../rules/when.ts';
import { noticeWords } from '../ui/words.ts';

type Calendar = {
	/** What calendar programs call it. */
	name: string;
	/** The instance's address; its host is part of every UID and must not change. */
	origin: string;
	speech: Speech;
	now: Date;
};

const sixHours = 6 * 60 * 60;

/**
 * An iCalendar file (RFC 5545, RFC 7986): known times in UTC, unknown ones as whole days, UIDs that
 * outlive every edit, and never a word about who comes.
 */
export function calendarFile(calendar: Calendar, events: readonly PublicEventRow[]): string {
	const { language } = calendar.speech;
	const file = ical({
		name: escape(calendar.name, false),
		prodId: { company: 'Tiltas', product: 'Tiltas', language: language.toUpperCase() },
		ttl: sixHours
	});
	for (const event of events) file.createEvent(entryOf(calendar, event));
	return `${file.toString()}\r\n`;
}

function entryOf({ origin, speech, now }: Calendar, event: PublicEventRow): ICalEventData {
	const { language } = speech;
	const url = `${origin}/${language}/${event.partnershipSlug}/events/${event.slug}`;
	const notice = event.notice?.text;
	const changes = event.notices.map((one) => noticeWords(speech, one));
	const description = [...changes, notice, event.summary && markdownText(event.summary.text), url];
	return {
		...timesOf(event),
		id: `${event.id}@${new URL(origin).host}`,
		sequence: event.sequence,
		stamp: now,
		summary: titlesOf(event, language).headline?.text ?? '',
		description: description.filter(Boolean).join('\n\n'),
		location: whereOf(event),
		url,
		status: statusOf(event)
	};
}

/** Whether the event takes place, as calendar programs are told. */
export const statusOf = ({ state }: Pick<PublicEventRow, 'state'>): ICalEventStatus =>
	state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED;

/** The place, or the address of an event that is online. */
export function whereOf({ place, attendanceMode, onlineUrl }: PublicEventRow): string | null {
	return place?.text ?? (attendanceMode === 'online' ? (onlineUrl ?? null) : null);
}

/** Known times in UTC, unknown ones as whole days. */
export function timesOf(event: PublicEventRow): Pick<ICalEventData, 'start' | 'end' | 'allDay'> {
	const exact = exactTimes(event);
	if (!exact) return { start: event.startsOn, end: dayAfter(event.endsOn), allDay: true };
	return { start: utc(exact.start), end: exact.end === undefined ? null : utc(exact.end) };
}

const utc = (milliseconds: number) =>
	Temporal.Instant.fromEpochMilliseconds(milliseconds).toString();
