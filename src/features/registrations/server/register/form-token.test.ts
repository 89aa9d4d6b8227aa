import { expect, test } from 'vitest';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import type { Visit } from '../visit.ts';
import { formFault, newForm } from './form-token.ts';

const noon = new Date('2022-06-01T12:00:00Z');
const keys = participantKeys('a secret of the tests that is long enough');
/** Nothing of a form token touches the database. */
const visitAt = (milliseconds: number, secret = keys) =>
	({ keys: secret, clock: () => new Date(noon.getTime() + milliseconds) }) as Visit;

const form = newForm(visitAt(0), 'event');

test.each([
	['at once', 1_999, 'too-fast'],
	['as fast as a person can', 2_000, undefined],
	['a day later', 24 * 3_600_000, undefined],
	['after more than a day', 24 * 3_600_000 + 1, 'too-old'],
	['before it was made', -60_000, 'too-fast']
])('a form that comes back %s', (_, milliseconds, fault) => {
	expect(formFault(visitAt(milliseconds), 'event', form)).toBe(fault);
});

test('a form with another key, of another event, of another instance or with another time is not ours', () => {
	const visit = visitAt(5_000);
	const [madeAt = '', hash = ''] = form.token.split('.');
	const others = [
		formFault(visit, 'event', { ...form, key: 'another' }),
		formFault(visit, 'another', form),
		formFault(visitAt(5_000, participantKeys('another secret of the tests, long')), 'event', form),
		formFault(visit, 'event', { ...form, token: `${Number(madeAt) - 1}.${hash}` }),
		formFault(visit, 'event', { ...form, token: '' })
	];
	expect(others).toEqual(Array(5).fill('not-ours'));
});
