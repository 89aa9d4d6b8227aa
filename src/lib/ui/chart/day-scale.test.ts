import { expect, test } from 'vitest';
import { dayScale } from './day-scale.ts';

test('days are laid out over whole months', () => {
	const scale = dayScale('2022-06-10', '2022-07-20');
	expect(scale.months).toEqual(['2022-06-01', '2022-07-01']);
	expect([scale.start('2022-06-01'), scale.end('2022-07-31')]).toEqual([0, 100]);
});

test('a single day has a width', () => {
	const scale = dayScale('2022-06-01', '2022-06-30');
	expect([scale.start('2022-06-04'), scale.end('2022-06-04')]).toEqual([10, 13.333]);
});

test('a period runs over the turn of the year', () => {
	expect(dayScale('2021-12-15', '2022-01-02').months).toEqual(['2021-12-01', '2022-01-01']);
});

test('days outside are held at the edge', () => {
	const scale = dayScale('2022-06-01', '2022-06-30');
	expect([scale.start('2021-01-01'), scale.end('2023-01-01')]).toEqual([0, 100]);
});
