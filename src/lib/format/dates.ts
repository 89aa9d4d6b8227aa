import type { Language } from '#lib/i18n/languages.ts';
import { dateFormat, listFormat } from './formats.ts';

/** A day 'YYYY-MM-DD' as an instant at noon UTC, safe from every zone. */
const noon = (day: string) => new Date(`${day}T12:00:00Z`);
const long = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;

/** '4 June 2022', '2022 m. birželio 4 d.', '4. juni 2022'. */
export function formatDay(day: string, language: Language): string {
	return dateFormat(language, long).format(noon(day));
}

/** '1–5 June 2022', '31 May – 4 June 2022'; one day where both are the same. */
export function formatDayRange(from: string, to: string, language: Language): string {
	if (from === to) return formatDay(from, language);
	const isSameMonth = from.slice(0, 7) === to.slice(0, 7);
	const isSameYear = from.slice(0, 4) === to.slice(0, 4);
	if (!isSameYear) return `${formatDay(from, language)} – ${formatDay(to, language)}`;
	// Lithuanian names the year first, the others last; what both days share is said once.
	if (language === 'lt') {
		if (!isSameMonth) return `${formatDay(from, language)} – ${dayAndMonth(to, language)}`;
		return formatDay(from, language).replace(
			/\d+ d\.$/,
			`${Number(from.slice(8))}–${Number(to.slice(8))} d.`
		);
	}
	if (!isSameMonth) return `${dayAndMonth(from, language)} – ${formatDay(to, language)}`;
	return `${Number(from.slice(8))}${language === 'nb' ? '.' : ''}–${formatDay(to, language)}`;
}

/** '31 May – 1 June 2022 and 4 June 2022': several days, those that follow each other as one span. */
export function formatDays(days: readonly string[], language: Language): string {
	const spans: { from: string; to: string }[] = [];
	for (const day of [...days].sort()) {
		const last = spans.at(-1);
		if (last && noon(day).getTime() - noon(last.to).getTime() === 86_400_000) last.to = day;
		else spans.push({ from: day, to: day });
	}
	const said = spans.map(({ from, to }) => formatDayRange(from, to, language));
	return listFormat(language).format(said);
}

/** '4 June', 'birželio 4 d.', '4. juni'. */
function dayAndMonth(day: string, language: Language): string {
	return dateFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(noon(day));
}

/** 'Saturday 4 June', without the year: for programmes. */
export function formatWeekday(day: string, language: Language): string {
	return dateFormat(language, {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		timeZone: 'UTC'
	}).format(noon(day));
}

/** The parts of a day as a poster sets them; the month in the form that stands beside a day. */
export function dayParts(
	day: string,
	language: Language
): { day: string; month: string; year: string } {
	const parts = dateFormat(language, {
		day: 'numeric',
		month: 'long',
		timeZone: 'UTC'
	}).formatToParts(noon(day));
	const month = parts.find(({ type }) => type === 'month')?.value ?? '';
	return { day: String(Number(day.slice(8))), month, year: day.slice(0, 4) };
}

/** 'June 2022', '2022 m. birželis', 'juni 2022'; from 'YYYY-MM' or a day. */
export function formatMonth(month: string, language: Language): string {
	return dateFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
		noon(`${month.slice(0, 7)}-15`)
	);
}

/** An instant as a day and time in the zone given. */
export function formatInstant(instant: Date, language: Language, zone: string): string {
	return dateFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(
		instant
	);
}

/** The day on which an instant falls in a zone, 'YYYY-MM-DD'. */
export function dayIn(instant: Date, zone: string): string {
	return dateFormat('sv', {
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		timeZone: zone
	}).format(instant);
}

/** '14:30', an instant's time of day in the zone given. */
export function formatClock(instant: Date, language: Language, zone: string): string {
	return dateFormat(language, {
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23',
		timeZone: zone
	}).format(instant);
}

/** The zone of the machine that this runs on: in a browser, the reader's. */
export function ownZone(): string {
	return dateFormat('en', {}).resolvedOptions().timeZone;
}
