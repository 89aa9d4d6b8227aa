import { fail, redirect } from '@sveltejs/kit';
import { setTimeout as pause } from 'node:timers/promises';
import { signInRequestForm } from '#features/accounts/input.ts';
import { returnPath } from '#features/accounts/rules.ts';
import { requestSignInLink } from '#features/accounts/server/sign-in/request-sign-in-link.ts';
import { isWithinLimits } from '../../../limits.ts';
import { known, posted, refused } from '../../../(team)/refused.ts';
import type { Actions, PageServerLoad } from './$types';

// Longer than it takes to write a letter, so that the wait tells nothing about the address.
const answerMs = 400;

export const load: PageServerLoad = ({ locals, params, url }) => {
	if (locals.actor) redirect(303, returnPath(url.searchParams.get('to')) ?? `/${params.lang}/p`);
	const to = returnPath(url.searchParams.get('to'));
	return { isSent: url.searchParams.has('sent'), to, sendsMail: locals.sendsMail };
};

export const actions: Actions = {
	link: async ({ request, locals, url, getClientAddress }) => {
		const { sent, parsed } = await posted(request, signInRequestForm);
		if (!parsed.ok) return fail(400, refused(sent, { problems: known(parsed.problems) }));
		const { email, to } = parsed.value;
		const isAllowed = await isWithinLimits(locals, {
			'sign-in link by client': [getClientAddress(), 60],
			// Nobody's mailbox is to be flooded.
			...(locals.sendsMail && { 'sign-in link by address': [email, 5] as const })
		});
		if (!isAllowed) {
			const words = { minutes: '15' };
			return fail(429, refused(sent, { refusal: 'accounts.too_many_tries', words }));
		}
		const [path] = await Promise.all([
			requestSignInLink(locals.context, { email, returnPath: returnPath(to) }),
			pause(answerMs)
		]);
		if (path) locals.printWithoutMail(path);
		redirect(303, `${url.pathname}?sent`);
	}
};
