import { expect, test } from 'vitest';
import { formatDay, formatDayRange } from './dates.ts';

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

test('days of different months are both written out', () => {
	const range = (['en', 'lt', 'nb'] as const).map((language) =>
		formatDayRange('2021-06-01', '2022-08-31', language)
	);
	expect(range).toEqual([
		'1 June 2021 – 31 August 2022',
		'2021 m. birželio 1 d. – 2022 m. rugpjūčio 31 d.',
		'1. juni 2021 – 31. august 2022'
	]);
});
