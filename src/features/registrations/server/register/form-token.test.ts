import { expect, test } from 'vitest';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import type { Visit } from '../visit.ts';
import { registrationDefaults } from '../../rules/defaults.ts';
import { formFault, newForm } from './form-token.ts';

const noon = new Date('2022-06-01T12:00:00Z');
const keys = participantKeys('a secret of the tests that is long enough');
/** Nothing of a form token touches the database. */
const visitAt = (milliseconds: number, secret = keys) =>
	({ keys: secret, clock: () => new Date(noon.getTime() + milliseconds) }) as Visit;

const promising = (id = 'event', retentionDays = 14) => ({
	event: { id },
	setting: { ...registrationDefaults.conference, retentionDays }
});
const form = newForm(visitAt(0), promising());

test.each([
	['at once', 1_999, 'too-fast'],
	['as fast as a person can', 2_000, undefined],
	['a day later', 24 * 3_600_000, undefined],
	['after more than a day', 24 * 3_600_000 + 1, 'too-old'],
	['before it was made', -60_000, 'too-fast']
])('a form that comes back %s', (_, milliseconds, fault) => {
	expect(formFault(visitAt(milliseconds), promising(), form)).toBe(fault);
});

test('a form with another key, of another event, of another instance or with another time is not ours', () => {
	const visit = visitAt(5_000);
	const [madeAt = '', ...rest] = form.token.split('.');
	const others = [
		formFault(visit, promising(), { ...form, key: 'another' }),
		formFault(visit, promising('another'), form),
		formFault(
			visitAt(5_000, participantKeys('another secret of the tests, long')),
			promising(),
			form
		),
		formFault(visit, promising(), { ...form, token: [Number(madeAt) - 1, ...rest].join('.') }),
		formFault(visit, promising(), { ...form, token: '' })
	];
	expect(others).toEqual(Array(5).fill('not-ours'));
});

test('a form that promised something else is told so, and is none of anybody’s that says it did not', () => {
	const visit = visitAt(5_000);
	expect(formFault(visit, promising('event', 30), form)).toBe('changed');
	const [madeAt, , hash] = form.token.split('.');
	const [, promised] = newForm(visitAt(0), promising('event', 30)).token.split('.');
	const forged = { ...form, token: [madeAt, promised, hash].join('.') };
	expect(formFault(visit, promising('event', 30), forged)).toBe('not-ours');
});
