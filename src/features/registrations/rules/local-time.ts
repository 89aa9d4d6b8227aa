import { eventSpan } from '#features/events/rules/when.ts';
import { dateFormat } from '#lib/format/formats.ts';
import { dayIn } from '#lib/format/dates.ts';

/** The instant at which clocks in the zone show this; a time that a clock change skips is read as afterwards. */
export function localInstant(day: string, time: string, zone: string): Date {
	const when = { startsOn: day, startsTime: time, endsOn: day, endsTime: undefined, zone };
	return new Date(eventSpan(when).start);
}

/** What clocks in the zone show at an instant, as forms write it: 'YYYY-MM-DD' and 'HH:MM'. */
export function localTime(instant: Date, zone: string): { day: string; time: string } {
	const format = dateFormat('sv', { hour: '2-digit', minute: '2-digit', timeZone: zone });
	return { day: dayIn(instant, zone), time: format.format(instant) };
}
