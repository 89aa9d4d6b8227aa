import { expect, test } from 'vitest';
import {
	admittedNumbers,
	hexOf,
	numbersIn,
	verdictOfCode,
	verdictOfTicket,
	verdictOfWords,
	type Door
} from './door.ts';
import type { ReadTicket } from './ticket.ts';

const number = Uint8Array.from([1, 2, 3, 4, 5]);
const ticket: ReadTicket = {
	eventTag: Uint8Array.from([8, 7, 6, 5, 4, 3, 2, 1]),
	number,
	admits: 0b10,
	signed: new Uint8Array(16),
	signature: new Uint8Array(64)
};
const door: Door = {
	eventTag: '0807060504030201',
	admission: undefined,
	direction: 'in',
	valid: new Map([['0102030405', 0b10]]),
	revoked: new Set()
};
const signed = { isSigned: true, seen: undefined };

test.each([
	['a signed ticket of the event is let in', door, signed, { kind: 'in' }],
	['one of another event is not', { ...door, eventTag: '00' }, signed, { kind: 'other_event' }],
	['a forged one is not', door, { ...signed, isSigned: false }, { kind: 'forged' }],
	[
		'a revoked one is not',
		{ ...door, revoked: new Set(['0102030405']) },
		signed,
		{ kind: 'revoked' }
	],
	['one without the add-on is not', { ...door, admission: [0b1] }, signed, { kind: 'not_on_list' }],
	['one with the add-on is', { ...door, admission: [0b10] }, signed, { kind: 'in' }],
	[
		'one of two passes that hold is enough',
		{ ...door, admission: [0b10, 0b110] },
		signed,
		{ kind: 'in' }
	],
	[
		'one with the add-on and a pass that does not hold is not',
		{ ...door, admission: [0b10, 0b100] },
		signed,
		{ kind: 'not_on_list' }
	],
	[
		'one that is inside is not let in again',
		door,
		{ isSigned: true, seen: { direction: 'in' as const, at: '10:00', post: 'North' } },
		{ kind: 'again', at: '10:00', post: 'North' }
	],
	[
		'one that has left is let in again',
		door,
		{ isSigned: true, seen: { direction: 'out' as const, at: '10:00' } },
		{ kind: 'in' }
	],
	['going out is always allowed', { ...door, direction: 'out' as const }, signed, { kind: 'out' }]
])('%s', (...[, at, known, verdict]) => {
	expect(verdictOfTicket(at, ticket, known)).toEqual(verdict);
});

test('a typed code must be among the numbers that the door took along', () => {
	expect(verdictOfCode(door, '0102030405', undefined)).toEqual({ kind: 'in' });
	expect(verdictOfCode(door, 'ffffffffff', undefined)).toEqual({ kind: 'unknown' });
	const revoked = { ...door, revoked: new Set(['0102030405']) };
	expect(verdictOfCode(revoked, '0102030405', undefined)).toEqual({ kind: 'revoked' });
	const workshop = (bit: number) => ({ ...door, admission: [bit] });
	expect(verdictOfCode(workshop(0b10), '0102030405', undefined)).toEqual({ kind: 'in' });
	expect(verdictOfCode(workshop(0b1), '0102030405', undefined)).toEqual({ kind: 'not_on_list' });
});

test('numbers travel as five bytes each, what they admit to as two', () => {
	const bytes = Buffer.concat([number, Buffer.from([255, 0, 255, 0, 255])]).toString('base64');
	const admits = Buffer.from([128, 1, 0, 2]).toString('base64');
	const [listed, admitted] = [numbersIn(bytes), admittedNumbers(bytes, admits)];
	const asked = ['0102030405', 'ff00ff00ff', '0102030406', '0000000000', 'ffffffffff'];
	expect(asked.map((one) => listed.has(one))).toEqual([true, true, false, false, false]);
	expect(asked.map((one) => admitted.get(one))).toEqual([
		0b1000_0000_0000_0001,
		0b10,
		undefined,
		undefined,
		undefined
	]);
	expect([numbersIn('').size, numbersIn('').has('0102030405')]).toEqual([0, false]);
	expect(hexOf(number)).toBe('0102030405');
});

test('each of many numbers is found, and no other', () => {
	const numbers = Array.from({ length: 1000 }, (_, at) =>
		(at * 1_099_511_627 + 7).toString(16).padStart(10, '0')
	);
	const listed = numbersIn(Buffer.from(numbers.join(''), 'hex').toString('base64'));
	expect(numbers.filter((one) => !listed.has(one))).toEqual([]);
	const others = numbers.map((one) => (parseInt(one, 16) + 1).toString(16).padStart(10, '0'));
	expect(others.filter((one) => listed.has(one))).toEqual([]);
});

test('six words admit to what their place admits to, and to nothing once it is given back', () => {
	const found = { ticket: '0102030405', admits: 0b10, isConfirmed: true };
	expect(verdictOfWords(door, undefined, undefined)).toEqual({ kind: 'unknown' });
	expect(verdictOfWords(door, found, undefined)).toEqual({ kind: 'in' });
	expect(verdictOfWords({ ...door, admission: [0b10] }, found, undefined)).toEqual({ kind: 'in' });
	expect(verdictOfWords({ ...door, admission: [0b1] }, found, undefined)).toEqual({
		kind: 'not_on_list'
	});
	const ended = { ...found, isConfirmed: false };
	expect(verdictOfWords(door, ended, undefined)).toEqual({ kind: 'revoked' });
	const seen = { direction: 'in' as const, at: '10:00', post: 'North' };
	expect(verdictOfWords(door, found, seen)).toEqual({ kind: 'again', at: '10:00', post: 'North' });
});
