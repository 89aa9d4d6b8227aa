import { expect, test } from 'vitest';
import { localInstant, localTime } from './local-time.ts';

test.each([
	{ shown: ['2022-06-04', '14:30', 'Europe/Vilnius'], instant: '2022-06-04T11:30:00.000Z' },
	{ shown: ['2022-12-04', '00:00', 'Europe/Oslo'], instant: '2022-12-03T23:00:00.000Z' }
] as const)('$shown is one instant, and back', ({ shown, instant }) => {
	const [day, time, zone] = shown;
	expect(localInstant(day, time, zone).toISOString()).toBe(instant);
	expect(localTime(new Date(instant), zone)).toEqual({ day, time });
});
