import { expect, test } from 'vitest';
import { hasLapsed, keepsCoordinator, nextAttempt, returnPath } from './rules.ts';

const now = new Date('2022-07-01T09:00:00.000Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test.each([
	['/lt/p/vilnius-oslo/events/new?saved=1', '/lt/p/vilnius-oslo/events/new?saved=1'],
	['/en', '/en'],
	['/lt/../../evil', '/evil'],
	['//evil.example', undefined],
	['/\\evil.example', undefined],
	['/en//evil.example', '/en//evil.example'],
	['https://evil.example/en', undefined],
	['javascript:alert(1)', undefined],
	['/en/\n/evil', undefined],
	[`/en/${'a'.repeat(600)}`, undefined],
	['', undefined],
	[null, undefined]
])('after signing in, %j leads to %j: never to another site', (wished, expected) => {
	expect(returnPath(wished)).toBe(expected);
});

test('a letter lapses with its link; a letter without a link never does', () => {
	expect(hasLapsed({ kind: 'sign-in', queuedAt: minutesAgo(15) }, now)).toBe(false);
	expect(hasLapsed({ kind: 'sign-in', queuedAt: minutesAgo(16) }, now)).toBe(true);
	expect(hasLapsed({ kind: 'invitation', queuedAt: minutesAgo(14 * 24 * 60) }, now)).toBe(false);
	expect(hasLapsed({ kind: 'invitation', queuedAt: minutesAgo(14 * 24 * 60 + 1) }, now)).toBe(true);
	expect(hasLapsed({ kind: 'duty', queuedAt: minutesAgo(1_000_000) }, now)).toBe(false);
});

test('a letter is tried again after half a minute, then ever later, an hour at most', () => {
	const seconds = [1, 2, 3, 7, 8, 50].map(
		(n) => (nextAttempt(n, now).getTime() - now.getTime()) / 1000
	);
	expect(seconds).toEqual([30, 60, 120, 1920, 3600, 3600]);
});

test('the last coordinator stays, one of two may go', () => {
	expect(keepsCoordinator(['a'], 'a')).toEqual({ ok: false, reason: 'last-coordinator' });
	expect(keepsCoordinator(['a', 'b'], 'a')).toEqual({ ok: true });
});
