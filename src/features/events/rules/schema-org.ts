import type { Language } from '#lib/i18n/languages.ts';
import { markdownText } from '#lib/ui/markdown.ts';
import type { AttendanceMode, EventState, PublicEventRow } from '../types.ts';
import { titlesOf } from './titles.ts';
import { isoTime } from './when.ts';

type Organisation = { name: string; url: string | undefined };
export type Described = {
	event: PublicEventRow;
	origin: string;
	/** The page's language, in which the addresses are. */
	language: Language;
	parent: PublicEventRow | undefined;
	subEvents: readonly PublicEventRow[];
	/** Addresses of pictures, absolute. */
	images: readonly string[];
	organisers: readonly Organisation[];
	funders: readonly Organisation[];
};

const modes: Record<AttendanceMode, string> = {
	on_site: 'OfflineEventAttendanceMode',
	online: 'OnlineEventAttendanceMode',
	mixed: 'MixedEventAttendanceMode'
};
const statuses: Partial<Record<EventState, string>> = {
	cancelled: 'EventCancelled',
	postponed: 'EventRescheduled',
	moved_online: 'EventMovedOnline'
};
const schema = (word: string) => `https://schema.org/${word}`;

/** An event as search engines read it; never who attends it. */
export function schemaOrgEvent(described: Described) {
	const { event, origin, language, parent, subEvents, images } = described;
	const own = summaryOf(event, origin, language);
	return {
		'@context': 'https://schema.org',
		...own,
		eventAttendanceMode: schema(modes[event.attendanceMode]),
		description: event.summary && markdownText(event.summary.text),
		location: locationOf(event),
		...(event.languages.length > 0 && { inLanguage: event.languages }),
		...(event.isFree !== undefined && { isAccessibleForFree: event.isFree }),
		...(images.length > 0 && { image: images }),
		...(parent && { superEvent: summaryOf(parent, origin, language) }),
		...(subEvents.length > 0 && {
			subEvent: subEvents.map((one) => summaryOf(one, origin, language))
		}),
		organizer: described.organisers.map(organisation),
		...(described.funders.length > 0 && { funder: described.funders.map(organisation) })
	};
}

const organisation = ({ name, url }: Organisation) => ({ '@type': 'Organization', name, url });

function summaryOf(event: PublicEventRow, origin: string, language: Language) {
	const postponed = event.notices.find(({ kind }) => kind === 'postponed');
	return {
		'@type':
			event.kind === 'festival' ? 'Festival' : event.kind === 'concert' ? 'MusicEvent' : 'Event',
		name: titlesOf(event, language).headline?.text,
		url: `${origin}/${language}/${event.partnershipSlug}/events/${event.slug}`,
		startDate: isoTime(event.startsOn, event.startsTime, event.zone),
		endDate: isoTime(event.endsOn, event.endsTime, event.zone),
		eventStatus: schema(statusOf(event)),
		...(postponed?.kind === 'postponed' && {
			previousStartDate: isoTime(
				postponed.previousStartsOn,
				postponed.previousStartsTime,
				event.zone
			)
		})
	};
}

/** A notice outlasts the states that follow it: a postponed event that was held stays rescheduled. */
function statusOf(event: PublicEventRow): string {
	const kind = event.notices[0]?.kind;
	return (kind && statuses[kind]) ?? 'EventScheduled';
}

function locationOf(event: PublicEventRow) {
	const place = event.place && {
		'@type': 'Place',
		name: event.place.text,
		address: event.place.text
	};
	const isOnline = event.attendanceMode !== 'on_site';
	const online = isOnline &&
		event.onlineUrl && { '@type': 'VirtualLocation', url: event.onlineUrl };
	const locations = [event.attendanceMode === 'online' ? undefined : place, online].filter(Boolean);
	return locations.length > 1 ? locations : locations[0];
}

/** The element that search engines read: no text in it can end it, and no browser runs it. */
export function scriptElement(value: unknown): string {
	const json = JSON.stringify(value)
		.replaceAll('<', '\\u003c')
		.replaceAll('\u2028', '\\u2028')
		.replaceAll('\u2029', '\\u2029');
	return `<script type="application/ld+json">${json}</script>`;
}
