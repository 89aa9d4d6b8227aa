import { setTimeout as pause } from 'node:timers/promises';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { formRefusal, isAllTaken, registrationWindow } from '../../rules.ts';
import type { NewRegistration, Registered, RegistrationForm } from '../../types.ts';
import type { Visit } from '../visit.ts';
import { passOn } from '../waiting-list/pass-on.ts';
import { requestMark, rowsOf } from './rows.ts';
import { writeTogether, type Outcome } from './together.ts';

const attempts = 5;
const windowReasons = {
	none: 'no-registration',
	no_key: 'no-registration',
	not_yet: 'not-yet',
	closed: 'closed'
} as const;

/**
 * Takes one to thirty places at once, or puts them on the waiting list, or asks for approval; all or
 * none. Sent again with the same request key it gives what it gave before. Refuses by the event's own
 * settings, `full` where nobody may wait, `busy` when settings are being changed over and over, and
 * `not-ours` when an id or a code is somebody's already.
 */
export async function register(
	visit: Visit,
	form: RegistrationForm,
	sent: NewRegistration
): Promise<Registered> {
	const now = visit.clock();
	const window = registrationWindow(form, now);
	// A form that is sent again late gets what it got in time.
	if (window !== 'open') {
		return (await earlier(visit, form, sent)) ?? { ok: false, reason: windowReasons[window] };
	}
	const unfit = formRefusal(form, sent);
	if (unfit) return { ok: false, reason: unfit };
	if (isAllTaken(form, sent.productIds, now)) {
		return (await earlier(visit, form, sent)) ?? { ok: false, reason: 'full' };
	}
	await passOnLapsed(visit, form, now);
	const written = await write(visit, form, { sent, now });
	if (written.moved) visit.changed(written.moved);
	const { state } = written;
	if (written.placed > 0 && (state === 'confirmed' || state === 'waiting' || state === 'requested'))
		return { ok: true, state, ids: sent.places.map(({ id }) => id), isRepeated: false };
	const before = await earlier(visit, form, sent);
	if (before) return before;
	if (state === 'full' || state === 'not-invited' || state === 'not-ours')
		return { ok: false, reason: state };
	return { ok: false, reason: 'busy' };
}

/** A place whose offer has lapsed is free at the first request after its time, with no job running. */
async function passOnLapsed(visit: Visit, form: RegistrationForm, now: Date): Promise<void> {
	if (!form.nextLapse || form.nextLapse > now) return;
	const at = { partnershipId: form.partnershipId, eventId: form.event.id };
	const closes = form.setting.closesAt ?? form.event.endsAt;
	await inTransaction(visit, (tx) => passOn(tx, at, { now, closes }));
	// Also where another process has passed it on: the form that says when is old.
	visit.changed(form.partnershipSlug);
}

type Found = NonNullable<Outcome>;
type Ended = Omit<Found, 'state'> & { state: Found['state'] | 'not-ours' };
const nothing = { placed: 0, moved: null };

/** Written again when a capacity was set meanwhile, or the database chose it as the victim of a conflict. */
async function write(
	visit: Visit,
	form: RegistrationForm,
	{ sent, now }: { sent: NewRegistration; now: Date }
): Promise<Ended> {
	for (let attempt = 1; attempt <= attempts; attempt += 1) {
		const rows = rowsOf(form, sent, { keys: visit.keys, now });
		try {
			const result = await writeTogether(visit.sql, rows);
			if (result && result.state !== 'busy') return result;
		} catch (error) {
			if (isInUse(error)) return { ...nothing, state: 'not-ours' };
			if (!mayTryAgain(error)) throw error;
		}
		await pause(Math.random() * 10 * 2 ** attempt);
	}
	return { ...nothing, state: 'busy' };
}

const tryAgain: unknown[] = [
	'40001', // serialization failure
	'40P01', // deadlock
	'23503' // what the form names was taken away meanwhile
];
const uniqueViolation = '23505';
type Fault = { code?: unknown; constraint?: unknown };

/** A ticket number may be taken already, which the next random one is not. */
function mayTryAgain(error: unknown): boolean {
	const { code } = (error ?? {}) as Fault;
	return tryAgain.includes(code) || (code === uniqueViolation && !isInUse(error));
}

/** An id or a code that stands in the table: of the same form, sent twice at once, or of somebody else. */
function isInUse(error: unknown): boolean {
	const { code, constraint } = (error ?? {}) as Fault;
	return code === uniqueViolation && !String(constraint).includes('ticket');
}

/** What the form of this request key was given before, if it was given anything. */
export async function earlier(
	{ sql, keys }: Visit,
	{ partnershipId, event }: RegistrationForm,
	{ requestKey }: Pick<NewRegistration, 'requestKey'>
): Promise<Extract<Registered, { ok: true }> | undefined> {
	const rows = await sql
		.selectFrom('registration')
		.select(['id', 'state'])
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', event.id)
		.where('request_mark', '=', requestMark(keys, event.id, requestKey))
		.orderBy('position')
		.execute();
	const state = rows[0]?.state;
	if (state !== 'confirmed' && state !== 'waiting' && state !== 'requested') return undefined;
	return { ok: true, state, ids: rows.map(({ id }) => id), isRepeated: true };
}
