import { isAPIError } from 'better-auth/api';
import type { Auth } from './auth.ts';

export type Followed =
	| { ok: true; accountId: string; cookies: readonly string[] }
	| { ok: false; reason: 'link-expired' };

/** Uses up a sign-in link and begins a session; refuses a link that is unknown, used or too old. */
export async function followSignInLink(
	auth: Auth,
	headers: Headers,
	token: string
): Promise<Followed> {
	try {
		const answer = await auth.api.magicLinkVerify({
			query: { token },
			headers,
			returnHeaders: true
		});
		return { ok: true, accountId: answer.response.user.id, cookies: answer.headers.getSetCookie() };
	} catch (error) {
		// The library answers an unfit link with a redirect, and throws its redirects.
		if (isAPIError(error) && error.statusCode === 302) return { ok: false, reason: 'link-expired' };
		throw error;
	}
}
