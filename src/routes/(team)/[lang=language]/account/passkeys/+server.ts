import { isAPIError } from 'better-auth/api';
import { error } from '@sveltejs/kit';
import { addPasskey, refusalOf } from '#features/accounts/server/sign-in/passkeys.ts';
import type { RequestHandler } from './$types';

/** What the browser needs to make a passkey for the account that is signed in. */
export const GET: RequestHandler = async ({ locals, request: { headers } }) => {
	const { api } = await locals.auth();
	try {
		const made = await api.generatePasskeyRegistrationOptions({ headers, returnHeaders: true });
		locals.cookies.push(...made.headers.getSetCookie());
		return Response.json(made.response);
	} catch (refused) {
		if (isAPIError(refused))
			return Response.json({ reason: refusalOf(refused).reason }, { status: 403 });
		throw refused;
	}
};

/** Adds the passkey that the browser made; 403 where the session is older than a day. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const added = await addPasskey(locals.context, await locals.auth(), request);
	if (!added.ok) error(added.reason === 'sign-in-first' ? 403 : 400);
	locals.cookies.push(...added.cookies);
	return Response.json({ ok: true });
};
