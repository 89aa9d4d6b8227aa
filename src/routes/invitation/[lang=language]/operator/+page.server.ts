import { fail, redirect } from '@sveltejs/kit';
import { acceptanceForm } from '#features/accounts/input.ts';
import {
	acceptOperatorInvitation,
	openOperatorInvitation
} from '#features/accounts/server/operators/accept-operator-invitation.ts';
import { followSignInLink } from '#features/accounts/server/sign-in/follow-link.ts';
import { known, posted, refused } from '../../../(team)/refused.ts';
import { isWithinLimits } from '../../../limits.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
	if (url.searchParams.has('joined')) return { state: 'joined' as const };
	const found = await openOperatorInvitation(context, url.searchParams.get('token') ?? '');
	if (!found.ok) return { state: 'gone' as const };
	return { state: 'open' as const, hasAccount: found.invitation.hasAccount };
};

export const actions: Actions = {
	join: async ({ request, locals, params, url, getClientAddress }) => {
		const { sent, parsed } = await posted(request, acceptanceForm);
		const limits = { 'invitation by client': [getClientAddress(), 40] } as const;
		if (!(await isWithinLimits(locals, limits))) {
			const words = { minutes: '15' };
			return fail(429, refused(sent, { refusal: 'accounts.too_many_tries', words }));
		}
		if (!parsed.ok) return fail(400, refused(sent, { problems: known(parsed.problems) }));
		const found = await openOperatorInvitation(locals.context, parsed.value.token);
		if (found.ok && !found.invitation.hasAccount && parsed.value.name === '')
			return fail(400, refused(sent, { problems: [{ field: 'name', problem: 'form.required' }] }));
		const accepted = await acceptOperatorInvitation(locals.context, parsed.value);
		if (!accepted.ok)
			return fail(410, refused(sent, { refusal: 'accounts.refusal_no_such_invitation' }));
		const home = `/${params.lang}/operator`;
		if (accepted.accountId === locals.actor?.accountId) redirect(303, home);
		if (accepted.signInToken === undefined) redirect(303, `${url.pathname}?joined`);
		const { headers } = request;
		const followed = await followSignInLink(await locals.auth(), headers, accepted.signInToken);
		if (followed.ok) locals.cookies.push(...followed.cookies);
		redirect(303, home);
	}
};
