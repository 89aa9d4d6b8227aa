import { Temporal } from 'temporal-polyfill';
import type { Problem } from '#lib/form/parse.ts';
import type { When } from '../types.ts';

/** Instants in milliseconds since 1970; the end is not part of the span. */
export type Span = { start: number; end: number };

const localTime = (day: string, time: string) =>
	Temporal.PlainDate.from(day).toPlainDateTime(Temporal.PlainTime.from(time));

/** A time that a clock change skips is read as the clock shows it afterwards, one that comes twice as the first. */
function instant(day: string, time: string, zone: string): number {
	return localTime(day, time).toZonedDateTime(zone).epochMilliseconds;
}

const dayBegins = (day: string, zone: string) =>
	Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;

export function dayAfter(day: string): string {
	return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

/** From the first to the last moment at which the event may be under way; unknown times widen it to whole days. */
export function eventSpan(when: When): Span {
	const { startsOn, startsTime, endsOn, endsTime, zone } = when;
	const start = startsTime ? instant(startsOn, startsTime, zone) : dayBegins(startsOn, zone);
	const end = endsTime ? instant(endsOn, endsTime, zone) : dayBegins(dayAfter(endsOn), zone);
	return { start, end: Math.max(start, end) };
}

/** Exact instants where they are known; an event of several days with one unknown time has none. */
export function exactTimes(when: When): { start: number; end: number | undefined } | undefined {
	const { startsOn, startsTime, endsOn, endsTime, zone } = when;
	if (!startsTime || (!endsTime && endsOn !== startsOn)) return undefined;
	const end = endsTime ? instant(endsOn, endsTime, zone) : undefined;
	return { start: instant(startsOn, startsTime, zone), end };
}

/** '2022-06-04T13:00:00+03:00', or the day alone where the time is unknown. */
export function isoTime(day: string, time: string | undefined, zone: string): string {
	if (!time) return day;
	return localTime(day, time)
		.toZonedDateTime(zone)
		.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

/** The day in the zone at this instant. */
export function today(now: Date, zone: string): string {
	return Temporal.Instant.fromEpochMilliseconds(now.getTime())
		.toZonedDateTimeISO(zone)
		.toPlainDate()
		.toString();
}

/** Whether it is a place's zone: fixed offsets know no summer time and are refused. */
export function isZone(zone: string): boolean {
	if (!/^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/.test(zone)) return false;
	try {
		dayBegins('2022-01-01', zone);
		return true;
	} catch {
		return false;
	}
}

/** Whether clocks in the zone show this time on this day: not in the hour that summer time skips. */
export function isTimeShown(day: string, time: string, zone: string): boolean {
	const local = localTime(day, time);
	return local.toZonedDateTime(zone).toPlainDateTime().equals(local);
}

/** What is wrong with an event's days and times, at the field to mend. */
export function whenProblem(when: When): Problem | undefined {
	const { startsOn, startsTime, endsOn, endsTime, zone } = when;
	if (!isZone(zone)) return { field: 'zone', problem: 'events.no_such_zone' };
	if (endsOn < startsOn) return { field: 'endsOn', problem: 'events.end_before_start' };
	if (endsTime && !startsTime) return { field: 'startsTime', problem: 'events.start_time_missing' };
	for (const [field, day, time] of [
		['startsTime', startsOn, startsTime],
		['endsTime', endsOn, endsTime]
	] as const) {
		if (time && !isTimeShown(day, time, zone)) return { field, problem: 'events.time_skipped' };
	}
	if (
		startsTime &&
		endsTime &&
		instant(endsOn, endsTime, zone) < instant(startsOn, startsTime, zone)
	) {
		return { field: 'endsTime', problem: 'events.end_before_start' };
	}
	return undefined;
}

/** The month 'YYYY-MM' that an address asks for, else the present one in UTC. */
export function monthAsked(asked: string | null, now: Date): string {
	return asked && /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(asked)
		? asked
		: now.toISOString().slice(0, 7);
}
