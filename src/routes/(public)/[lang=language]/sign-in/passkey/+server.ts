import { error } from '@sveltejs/kit';
import { answered } from '#features/accounts/server/sign-in/passkeys.ts';
import { isWithinLimits } from '../../../../limits.ts';
import type { RequestEvent, RequestHandler } from './$types';

async function limited({ locals, getClientAddress }: RequestEvent): Promise<void> {
	if (!(await isWithinLimits(locals, { 'passkey by client': [getClientAddress(), 40] })))
		error(429);
}

/** What the browser needs to sign with a passkey; the challenge is good for five minutes, once. */
export const GET: RequestHandler = async (event) => {
	await limited(event);
	const { api } = await event.locals.auth();
	const { headers } = event.request;
	return api.generatePasskeyAuthenticationOptions({ headers, asResponse: true });
};

/** Signs in with what the passkey answered; 401 for every answer that does not fit. */
export const POST: RequestHandler = async (event) => {
	await limited(event);
	const signed = await answered(await event.locals.auth(), event.request);
	if (!signed.ok) error(401);
	event.locals.cookies.push(...signed.cookies);
	return Response.json({ ok: true });
};
