import { fail, redirect } from '@sveltejs/kit';
import { acceptanceForm } from '#features/accounts/input.ts';
import { followSignInLink } from '#features/accounts/server/sign-in/follow-link.ts';
import {
	acceptInvitation,
	openInvitation
} from '#features/accounts/server/team/accept-invitation.ts';
import { invitationTitle } from '#features/accounts/server/team/places.ts';
import { isWithinLimits } from '../../limits.ts';
import { known, posted, refused } from '../../(team)/refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context }, params, url }) => {
	if (url.searchParams.has('joined')) return { state: 'joined' as const };
	const found = await openInvitation(context, url.searchParams.get('token') ?? '');
	if (!found.ok) return { state: found.reason };
	const { role, hasAccount, partnershipId } = found.invitation;
	const title = await invitationTitle({ tx: context.sql, partnershipId }, params.lang);
	return { state: 'open' as const, role, hasAccount, title };
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
		const found = await openInvitation(locals.context, parsed.value.token);
		if (found.ok && !found.invitation.hasAccount && parsed.value.name === '') {
			return fail(400, refused(sent, { problems: [{ field: 'name', problem: 'form.required' }] }));
		}
		const accepted = await acceptInvitation(locals.context, parsed.value);
		if (!accepted.ok) {
			return fail(410, refused(sent, { refusal: 'accounts.refusal_no_such_invitation' }));
		}
		if (accepted.accountId === locals.actor?.accountId)
			redirect(303, `/${params.lang}/p/${accepted.slug}`);
		if (accepted.signInToken === undefined) redirect(303, `${url.pathname}?joined`);
		const { headers } = request;
		const followed = await followSignInLink(await locals.auth(), headers, accepted.signInToken);
		if (followed.ok) locals.cookies.push(...followed.cookies);
		redirect(303, `/${params.lang}/p/${accepted.slug}`);
	}
};
