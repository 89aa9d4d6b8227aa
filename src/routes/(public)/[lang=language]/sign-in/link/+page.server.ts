import { fail, redirect } from '@sveltejs/kit';
import { tokenForm } from '#features/accounts/input.ts';
import { returnPath } from '#features/accounts/rules.ts';
import { followSignInLink } from '#features/accounts/server/sign-in/follow-link.ts';
import { isWithinLimits } from '../../../../limits.ts';
import { posted } from '../../../../(team)/refused.ts';
import type { Actions } from './$types';

/** Opening the link does nothing yet: programs that look through mail open links too. */
export const actions: Actions = {
	default: async ({ request, locals, params, url, getClientAddress }) => {
		if (!(await isWithinLimits(locals, { 'link by client': [getClientAddress(), 40] }))) {
			return fail(429, { reason: 'too-many' as const });
		}
		const { parsed } = await posted(request, tokenForm);
		if (!parsed.ok) return fail(400, { reason: 'link-expired' as const });
		const { headers } = request;
		const followed = await followSignInLink(await locals.auth(), headers, parsed.value.token);
		if (!followed.ok) return fail(410, { reason: followed.reason });
		locals.cookies.push(...followed.cookies);
		redirect(303, returnPath(url.searchParams.get('to')) ?? `/${params.lang}/p`);
	}
};
