import { randomUUID, timingSafeEqual } from 'node:crypto';
import { mark } from '#features/privacy/server/participant-keys.ts';
import type { Visit } from '../visit.ts';

const leastMs = 2_000;
const mostMs = 24 * 3_600_000;

export type NewForm = { key: string; token: string };
export type FormFault = 'too-fast' | 'too-old' | 'not-ours';

/** A request key for a new form of the event, and a token that says when this instance made it. */
export function newForm(visit: Visit, eventId: string): NewForm {
	const key = randomUUID();
	return { key, token: tokenOf(visit, { eventId, key, madeAt: String(visit.clock().getTime()) }) };
}

/** What is wrong with a form that comes back: a program is too fast, and a day is long enough for a person. */
export function formFault(
	visit: Visit,
	eventId: string,
	{ key, token }: NewForm
): FormFault | undefined {
	const [madeAt = ''] = token.split('.');
	const expected = Buffer.from(tokenOf(visit, { eventId, key, madeAt }));
	const given = Buffer.from(token);
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'not-ours';
	const age = visit.clock().getTime() - Number(madeAt);
	if (age < leastMs) return 'too-fast';
	return age > mostMs ? 'too-old' : undefined;
}

type Made = { eventId: string; key: string; madeAt: string };
const tokenOf = ({ keys }: Visit, { eventId, key, madeAt }: Made) =>
	`${madeAt}.${mark(keys, 'form', eventId, key, madeAt).toString('base64url')}`;
