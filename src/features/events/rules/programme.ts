import type { Language } from '#lib/i18n/languages.ts';
import type { ProgrammeDay, ProgrammeEntry, ProgrammeItem, PublicEventRow } from '../types.ts';
import { titlesOf } from './titles.ts';

/** The joint programme by day and time: whole-day entries first, an event of several days on its first. */
export function programmeDays(
	asked: { firstDay: string; language: Language },
	items: readonly ProgrammeItem[],
	events: readonly PublicEventRow[]
): ProgrammeDay[] {
	const entries = [
		...items.map(({ heldOn, ...item }) => ({
			day: heldOn ?? asked.firstDay,
			...item,
			event: undefined
		})),
		...events.flatMap((event) => entryOf(event, asked.language) ?? [])
	];
	const days = new Map<string, ProgrammeEntry[]>();
	const order = (entry: { day: string; startsTime: string | undefined }) =>
		`${entry.day} ${entry.startsTime ?? ''}`;
	for (const { day, ...entry } of entries.toSorted((a, b) => order(a).localeCompare(order(b)))) {
		days.set(day, [...(days.get(day) ?? []), entry]);
	}
	return [...days].map(([day, ofDay]) => ({ day, entries: ofDay }));
}

function entryOf(event: PublicEventRow, language: Language) {
	const title = titlesOf(event, language).headline;
	return (
		title && {
			id: event.id,
			day: event.startsOn,
			startsTime: event.startsTime,
			endsTime: event.endsOn === event.startsOn ? event.endsTime : undefined,
			title,
			description: event.summary,
			event
		}
	);
}
