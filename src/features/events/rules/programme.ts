import type { ShownText } from '#features/partnership/types.ts';
import type { ProgrammeDay, ProgrammeEntry, ProgrammeItem, PublicEventRow } from '../types.ts';

/** The joint programme by day and time: whole-day entries first, an event of several days on its first. */
export function programmeDays(
	firstDay: string,
	items: readonly ProgrammeItem[],
	events: readonly PublicEventRow[]
): ProgrammeDay[] {
	const entries = [
		...items.map(({ heldOn, ...item }) => ({ day: heldOn ?? firstDay, ...item, event: undefined })),
		...events.flatMap((event) => (event.title ? [entryOf(event, event.title)] : []))
	];
	const days = new Map<string, ProgrammeEntry[]>();
	const order = (entry: { day: string; startsTime: string | undefined }) =>
		`${entry.day} ${entry.startsTime ?? ''}`;
	for (const { day, ...entry } of entries.toSorted((a, b) => order(a).localeCompare(order(b)))) {
		days.set(day, [...(days.get(day) ?? []), entry]);
	}
	return [...days].map(([day, ofDay]) => ({ day, entries: ofDay }));
}

function entryOf(event: PublicEventRow, title: ShownText) {
	return {
		id: event.id,
		day: event.startsOn,
		startsTime: event.startsTime,
		endsTime: event.endsOn === event.startsOn ? event.endsTime : undefined,
		title: event.heldTitle ?? title,
		description: event.summary,
		event
	};
}
