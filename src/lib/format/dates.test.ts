import { expect, test } from 'vitest';
import {
	dayIn,
	dayParts,
	formatDay,
	formatDayRange,
	formatDays,
	formatInstant,
	formatMonth,
	formatWeekday
} from './dates.ts';

test('a day is written as each language writes it', () => {
	const days = (['en', 'lt', 'nb'] as const).map((language) => formatDay('2022-06-04', language));
	expect(days).toEqual(['4 June 2022', '2022 m. birželio 4 d.', '4. juni 2022']);
});

test('days of one month share it', () => {
	const range = (['en', 'lt', 'nb'] as const).map((language) =>
		formatDayRange('2022-06-01', '2022-06-05', language)
	);
	expect(range).toEqual(['1–5 June 2022', '2022 m. birželio 1–5 d.', '1.–5. juni 2022']);
});

test('days of one year share it', () => {
	const range = (['en', 'lt', 'nb'] as const).map((language) =>
		formatDayRange('2022-05-31', '2022-06-04', language)
	);
	expect(range).toEqual([
		'31 May – 4 June 2022',
		'2022 m. gegužės 31 d. – birželio 4 d.',
		'31. mai – 4. juni 2022'
	]);
});

test('days of different years are both written out', () => {
	const range = (['en', 'lt', 'nb'] as const).map((language) =>
		formatDayRange('2021-06-01', '2022-08-31', language)
	);
	expect(range).toEqual([
		'1 June 2021 – 31 August 2022',
		'2021 m. birželio 1 d. – 2022 m. rugpjūčio 31 d.',
		'1. juni 2021 – 31. august 2022'
	]);
});

test('several days are said together, those that follow each other as a span', () => {
	const days = ['2022-06-04', '2022-05-31', '2022-06-01'];
	expect((['en', 'lt', 'nb'] as const).map((language) => formatDays(days, language))).toEqual([
		'31 May – 1 June 2022 and 4 June 2022',
		'2022 m. gegužės 31 d. – birželio 1 d. ir 2022 m. birželio 4 d.',
		'31. mai – 1. juni 2022 og 4. juni 2022'
	]);
	expect(formatDays(['2022-06-04'], 'en')).toBe('4 June 2022');
});

const everywhere = <Written>(write: (language: 'en' | 'lt' | 'nb') => Written) =>
	(['en', 'lt', 'nb'] as const).map(write);

test('a poster has the month in the form that stands beside a day', () => {
	expect(everywhere((language) => dayParts('2022-06-04', language))).toEqual([
		{ day: '4', month: 'June', year: '2022' },
		{ day: '4', month: 'birželio', year: '2022' },
		{ day: '4', month: 'juni', year: '2022' }
	]);
});

test('a month alone is named, not declined', () => {
	expect(everywhere((language) => formatMonth('2022-06', language))).toEqual([
		'June 2022',
		'2022 m. birželis',
		'juni 2022'
	]);
});

test('a programme names the day of the week', () => {
	expect(everywhere((language) => formatWeekday('2022-06-04', language))).toEqual([
		'Saturday 4 June',
		'birželio 4 d., šeštadienis',
		'lørdag 4. juni'
	]);
});

test('an instant is told in the zone of the place', () => {
	const instant = new Date('2022-06-04T21:30:00Z');
	expect(everywhere((language) => formatInstant(instant, language, 'Europe/Vilnius'))).toEqual([
		'5 June 2022 at 00:30',
		'2022 m. birželio 5 d. 00:30',
		'5. juni 2022 kl. 00:30'
	]);
	expect([dayIn(instant, 'Europe/Vilnius'), dayIn(instant, 'Europe/Oslo')]).toEqual([
		'2022-06-05',
		'2022-06-04'
	]);
});
