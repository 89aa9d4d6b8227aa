import { expect, test } from 'vitest';
import {
	exposure,
	leakKinds,
	leakParts,
	placeOfStep,
	stepsAfter,
	tellBy,
	together,
	type EventHoldings
} from './leak-drill.ts';

const event: EventHoldings = {
	eventId: 'e',
	title: 'Konferencija',
	numbers: { places: 3, contacts: 2, answers: 4 },
	devices: 1,
	holders: 2,
	threshold: 2,
	until: { places: undefined, contacts: undefined, answers: undefined }
};

test('answers are in plain with one key holder’s laptop only where one may open alone', () => {
	expect(exposure('laptop', 'answers', event)).toBe('half_a_key');
	expect(exposure('laptop', 'answers', { ...event, threshold: 1 })).toBe('in_plain');
	for (const kind of ['database', 'backup', 'server'] as const)
		expect(exposure(kind, 'answers', event)).toBe('sealed_holders');
});

test('addresses are in plain on the running server alone, and a telephone has numbers of tickets only', () => {
	const readable = leakKinds.filter((kind) => exposure(kind, 'contacts', event) === 'in_plain');
	expect(readable).toEqual(['server']);
	const onDevice = leakParts.filter((part) => exposure('device', part, event) !== 'not_there');
	expect(onDevice).toEqual(['places']);
});

test('what is held of nobody leaks nowhere', () => {
	const nobody = { ...event, numbers: { places: 0, contacts: 0, answers: 0 } };
	const all = leakKinds.flatMap((kind) => leakParts.map((part) => exposure(kind, part, nobody)));
	expect(new Set(all)).toEqual(new Set(['not_there']));
});

test('the authority is told within 72 hours, whatever clocks do meanwhile', () => {
	expect(tellBy(new Date('2022-03-25T22:30:00Z')).toISOString()).toBe('2022-03-28T22:30:00.000Z');
});

test('a backup without the secret gives nothing away, for the product encrypts it', () => {
	const readable = leakParts.filter((part) => exposure('backup', part, event) === 'in_plain');
	expect(readable).toEqual([]);
});

test('several events are one to whoever has stolen the database, and the weakest key counts for all', () => {
	const other = { ...event, numbers: { places: 10, contacts: 0, answers: 1 }, threshold: 1 };
	expect(together([event, other], 'A, B')).toEqual({
		...event,
		eventId: '',
		title: 'A, B',
		numbers: { places: 13, contacts: 2, answers: 5 },
		devices: 2,
		threshold: 1
	});
	expect(together([event], 'A')).toBe(event);
});

test('each leak has first steps, those with a page lead to it', () => {
	for (const kind of leakKinds) expect(stepsAfter(kind).at(-1)).toBe('publish');
	expect(placeOfStep('shut_out', 'e')).toBe('events/e/door');
	expect(placeOfStep('holder', undefined)).toBe('keys');
	expect(placeOfStep('publish', undefined)).toBeUndefined();
});
