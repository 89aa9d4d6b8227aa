import { isAPIError } from 'better-auth/api';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { appendToJournal, instanceChain } from '#platform/server/journal.ts';
import type { Context } from '../context.ts';
import type { Auth } from './auth.ts';

/** Whether it has the right form is for the library to judge. */
type Signature = NonNullable<
	Parameters<Auth['api']['verifyPasskeyAuthentication']>[0]
>['body']['response'];

export type Answered =
	{ ok: true; cookies: readonly string[] } | { ok: false; reason: 'not-accepted' };

/** Begins a session for the account of the passkey that signed; refuses every answer that does not fit. */
export async function answered(auth: Auth, request: Request): Promise<Answered> {
	const body = await jsonOf(request);
	if (!body) return { ok: false, reason: 'not-accepted' };
	try {
		const signed = await auth.api.verifyPasskeyAuthentication({
			body: { response: body.response as unknown as Signature },
			headers: request.headers,
			returnHeaders: true
		});
		return { ok: true, cookies: signed.headers.getSetCookie() };
	} catch (error) {
		if (isAPIError(error)) return { ok: false, reason: 'not-accepted' };
		throw error;
	}
}

export type PasskeyAdded =
	| { ok: true; cookies: readonly string[] }
	| { ok: false; reason: 'not-accepted' | 'sign-in-first' };

/** Adds a passkey to the account that is signed in, not longer than a day ago, and journals it. */
export async function addPasskey(
	context: Context,
	auth: Auth,
	request: Request
): Promise<PasskeyAdded> {
	const body = await jsonOf(request);
	if (!body || !context.actor) return { ok: false, reason: 'not-accepted' };
	const { actor } = context;
	const name = body.name?.trim().slice(0, 100);
	try {
		const added = await auth.api.verifyPasskeyRegistration({
			body: { response: body.response, ...(name ? { name } : {}) },
			headers: request.headers,
			returnHeaders: true
		});
		const recordId = added.response.id;
		const act = { chain: instanceChain, at: context.clock(), actor: actor.accountId };
		await inTransaction(context, (tx) =>
			appendToJournal(tx, { ...act, command: 'add-passkey' }, [
				{ recordId, recordKind: 'passkey', changes: { added: { after: true } } }
			])
		);
		return { ok: true, cookies: added.headers.getSetCookie() };
	} catch (error) {
		if (isAPIError(error)) return refusalOf(error);
		throw error;
	}
}

/** Why the library did not take a passkey: the session is too old for it, or anything else. */
export function refusalOf(error: { body?: { code?: string | undefined } | undefined }): {
	ok: false;
	reason: 'not-accepted' | 'sign-in-first';
} {
	const isOld = error.body?.code === 'SESSION_NOT_FRESH';
	return { ok: false, reason: isOld ? 'sign-in-first' : 'not-accepted' };
}

type Body = { response: Record<string, unknown>; name?: string };

async function jsonOf(request: Request): Promise<Body | undefined> {
	const body: unknown = await request.json().catch(() => undefined);
	if (typeof body !== 'object' || body === null || !('response' in body)) return undefined;
	const { response } = body;
	const name = 'name' in body && typeof body.name === 'string' ? { name: body.name } : {};
	return typeof response === 'object' && response !== null
		? { response: response as Record<string, unknown>, ...name }
		: undefined;
}
