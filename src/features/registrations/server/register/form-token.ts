import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { mark } from '#features/privacy/server/participant-keys.ts';
import type { RegistrationForm } from '../../types.ts';
import type { Visit } from '../visit.ts';

const leastMs = 2_000;
const mostMs = 24 * 3_600_000;

export type NewForm = { key: string; token: string };
export type FormFault = 'too-fast' | 'too-old' | 'not-ours' | 'changed';
/** Whose form it is, and what it promises. */
export type Promising = { event: Pick<RegistrationForm['event'], 'id'> } & Pick<
	RegistrationForm,
	'setting'
>;

/** A request key for a new form, and a token that says when this instance made it and what was promised then. */
export function newForm(visit: Visit, form: Promising): NewForm {
	const key = randomUUID();
	const madeAt = String(visit.clock().getTime());
	const made = { eventId: form.event.id, key, madeAt, promised: promisedBy(form) };
	return { key, token: tokenOf(visit, made) };
}

/**
 * What is wrong with a form that comes back: a program is too fast, a day is long enough for a person, and
 * nobody is registered on other promises than were read.
 */
export function formFault(
	visit: Visit,
	form: Promising,
	{ key, token }: NewForm
): FormFault | undefined {
	const [madeAt = '', promised = ''] = token.split('.');
	const made = { eventId: form.event.id, key, madeAt, promised };
	const expected = Buffer.from(tokenOf(visit, made));
	const given = Buffer.from(token);
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'not-ours';
	const age = visit.clock().getTime() - Number(madeAt);
	if (age < leastMs) return 'too-fast';
	if (age > mostMs) return 'too-old';
	return promised === promisedBy(form) ? undefined : 'changed';
}

type Made = { eventId: string; key: string; madeAt: string; promised: string };
const tokenOf = ({ keys }: Visit, { eventId, key, madeAt, promised }: Made) =>
	`${madeAt}.${promised}.${mark(keys, 'form', eventId, key, madeAt, promised).toString('base64url')}`;

const promises = new WeakMap<RegistrationForm['setting'], string>();

/** A few letters for what is promised of the whole event; in a rush the same setting is asked about over and over. */
function promisedBy({ setting }: Promising): string {
	const known = promises.get(setting);
	if (known) return known;
	const { protection, retentionDays, isDiscreet, leastCount } = setting;
	const told = JSON.stringify([protection, retentionDays, isDiscreet, leastCount]);
	const made = createHash('sha256').update(told).digest('base64url').slice(0, 8);
	promises.set(setting, made);
	return made;
}
