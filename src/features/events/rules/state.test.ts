import { expect, test } from 'vitest';
import { eventState, noticesOf, slugOf } from './state.ts';

const march = {
	startsOn: '2022-06-04',
	startsTime: '13:00',
	endsOn: '2022-06-04',
	endsTime: '16:00',
	zone: 'Europe/Vilnius',
	attendanceMode: 'on_site',
	heldAt: undefined,
	publishedIn: ['lt'],
	changes: []
} as const;
const before = new Date('2022-06-01T12:00:00Z');
const during = new Date('2022-06-04T11:00:00Z');
const after = new Date('2022-06-04T13:00:00Z');
const change = (kind: 'cancelled' | 'reinstated' | 'moved_online') => ({
	kind,
	previousStartsOn: undefined,
	previousStartsTime: undefined
});
const postponed = {
	kind: 'postponed',
	previousStartsOn: '2022-06-03',
	previousStartsTime: '12:00'
} as const;

test.each([
	['an event that no language is published of is a draft', { publishedIn: [] }, during, 'draft'],
	['a published event waits for its day', {}, before, 'published'],
	['an event runs from its local start', {}, during, 'running'],
	['an event is past at its end, which is not part of it', {}, after, 'past'],
	[
		'an event without times runs the whole local day',
		{ startsTime: undefined, endsTime: undefined },
		new Date('2022-06-03T21:00:00Z'),
		'running'
	],
	[
		'the day begins where the clocks are furthest ahead',
		{ zone: 'Pacific/Kiritimati', startsTime: undefined, endsTime: undefined },
		new Date('2022-06-03T10:00:00Z'),
		'running'
	],
	[
		'the day ends where the clocks are furthest behind',
		{ zone: 'Pacific/Niue', startsTime: undefined, endsTime: undefined },
		new Date('2022-06-05T10:59:59Z'),
		'running'
	],
	['an event of long ago is past', {}, new Date('2025-01-01T00:00:00Z'), 'past'],
	['a held event is held, published or not', { heldAt: after, publishedIn: [] }, after, 'held'],
	[
		'a cancelled event stays cancelled after its day',
		{ changes: [change('cancelled')] },
		after,
		'cancelled'
	],
	[
		'a reinstated event is as it was before',
		{ changes: [change('cancelled'), change('reinstated')] },
		before,
		'published'
	],
	[
		'an event cancelled again is cancelled',
		{ changes: [change('cancelled'), change('reinstated'), change('cancelled')] },
		before,
		'cancelled'
	],
	['a postponed event says so until it begins', { changes: [postponed] }, before, 'postponed'],
	[
		'an event moved online says so until it begins',
		{ changes: [change('moved_online')], attendanceMode: 'online' },
		before,
		'moved_online'
	]
] as const)('%s', (...[, facts, now, state]) => {
	expect(eventState({ ...march, ...facts }, now)).toBe(state);
});

test('what was announced stays to be read while it holds, the cancellation first', () => {
	const changes = [postponed, change('moved_online'), change('cancelled')];
	expect(noticesOf({ ...march, attendanceMode: 'online', changes })).toEqual([
		{ kind: 'cancelled' },
		{ kind: 'postponed', previousStartsOn: '2022-06-03', previousStartsTime: '12:00' },
		{ kind: 'moved_online' }
	]);
});

test('an event back on its first day or on site is neither postponed nor online', () => {
	const changes = [postponed, change('moved_online')];
	expect(noticesOf({ ...march, startsOn: '2022-06-03', changes })).toEqual([]);
});

test.each([
	['Eitynės „Už lygybę!“', 'eitynes-uz-lygybe'],
	['Åpning på Grünerløkka', 'apning-pa-grunerlokka'],
	['!!!', ''],
	['a'.repeat(200), 'a'.repeat(60)]
])('the address of %s', (title, slug) => {
	expect(slugOf(title)).toBe(slug);
});
