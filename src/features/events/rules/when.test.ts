import { expect, test } from 'vitest';
import { eventSpan, exactTimes, isoTime, today, whenProblem } from './when.ts';

const day = { startsOn: '2022-03-27', endsOn: '2022-03-27', zone: 'Europe/Vilnius' };
const utc = (text: string) => Date.parse(text);

test('a local time becomes the instant that its zone gives it', () => {
	expect(eventSpan({ ...day, startsTime: '12:00', endsTime: '13:30' })).toEqual({
		start: utc('2022-03-27T09:00:00Z'),
		end: utc('2022-03-27T10:30:00Z')
	});
});

test('the day on which summer time begins has 23 hours', () => {
	const { start, end } = eventSpan(day);
	expect((end - start) / 3_600_000).toBe(23);
});

test('a time that clocks skip is the one they show an hour later', () => {
	expect(isoTime('2022-03-27', '03:30', 'Europe/Vilnius')).toBe('2022-03-27T04:30:00+03:00');
});

test('an event of several days with one unknown time has no exact times', () => {
	expect(exactTimes({ ...day, endsOn: '2022-03-29', startsTime: '10:00' })).toBe(undefined);
	expect(exactTimes({ ...day, startsTime: '10:00' })).toEqual({
		start: utc('2022-03-27T07:00:00Z'),
		end: undefined
	});
});

test('the day is that of the place, not that of the server', () => {
	expect(today(new Date('2022-06-03T21:30:00Z'), 'Europe/Vilnius')).toBe('2022-06-04');
	expect(today(new Date('2022-06-03T21:30:00Z'), 'Europe/Oslo')).toBe('2022-06-03');
});

test.each([
	[
		'an unknown zone',
		{ zone: 'Europe/Atlantis' },
		{ field: 'zone', problem: 'events.no_such_zone' }
	],
	['a fixed offset', { zone: '+02:00' }, { field: 'zone', problem: 'events.no_such_zone' }],
	[
		'an end before the start',
		{ endsOn: '2022-03-26' },
		{ field: 'endsOn', problem: 'events.end_before_start' }
	],
	[
		'an end time before the start time',
		{ startsTime: '12:00', endsTime: '11:59' },
		{ field: 'endsTime', problem: 'events.end_before_start' }
	],
	[
		'an end time alone',
		{ endsTime: '11:59' },
		{ field: 'startsTime', problem: 'events.start_time_missing' }
	],
	[
		'a time in the skipped hour',
		{ startsTime: '03:30' },
		{ field: 'startsTime', problem: 'events.time_skipped' }
	],
	[
		'an end over midnight',
		{ endsOn: '2022-03-28', startsTime: '22:00', endsTime: '02:00' },
		undefined
	]
])('%s', (_, facts, problem) => {
	expect(whenProblem({ ...day, ...facts })).toEqual(problem);
});
