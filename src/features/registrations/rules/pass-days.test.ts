import { expect, test } from 'vitest';
import { dayAt, dayNumber, daysOf } from './pass-days.ts';

const festival = { startsOn: '2022-05-31', endsOn: '2022-06-02' };

test('a day of an event is numbered from its first day, whatever month or year it falls into', () => {
	expect(daysOf(festival)).toEqual([1, 2, 3]);
	expect([1, 2, 3].map((number) => dayAt(festival, number))).toEqual([
		'2022-05-31',
		'2022-06-01',
		'2022-06-02'
	]);
	expect(dayNumber({ startsOn: '2023-12-30' }, '2024-01-02')).toBe(4);
});

test('nobody chooses among the days of an event of one day, or of a whole season', () => {
	expect(daysOf({ startsOn: '2022-06-01', endsOn: '2022-06-01' })).toEqual([]);
	expect(daysOf({ startsOn: '2022-06-01', endsOn: '2022-08-31' })).toEqual([]);
});
