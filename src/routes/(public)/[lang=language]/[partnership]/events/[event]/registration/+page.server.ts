import { error, fail } from '@sveltejs/kit';
import { isOpen } from '#features/registrations/rules/way-in.ts';
import { plainSending } from '#features/registrations/input.ts';
import { newForm } from '#features/registrations/server/register/form-token.ts';
import { invitationOf } from '#features/registrations/server/register/invited.ts';
import { takeSent } from '#features/registrations/server/register/take-sent.ts';
import { refusals } from '#features/registrations/ui/refusals.ts';
import { known, refused } from '../../../../../../(team)/refused.ts';
import { askedAt, askedBefore, keepAsked, mayRegister } from './asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (request) => {
	const { locals, url } = request;
	const isRead = request.request.method !== 'POST';
	// Going back shows the same form with its key and what was typed; the words are never kept.
	const kept = isRead ? 'private, no-cache' : 'private, no-store';
	request.setHeaders({ 'cache-control': kept });
	const asked = await askedBefore(request);
	const token = url.searchParams.get('invitation') ?? undefined;
	const invitation = await invitationOf(locals.visit, asked.event.id, token);
	const isInvited = asked.form.setting.mode !== 'invitation' || invitation !== undefined;
	return {
		...asked,
		fresh: newForm(locals.visit, asked.event.id),
		invitation: invitation && token,
		isOpen: isOpen(asked.wayIn) && isInvited,
		isInvited,
		origin: locals.origin
	};
};

export const actions: Actions = {
	default: async (event) => {
		const sent = await event.request.formData().catch(() => error(400));
		const asked = await askedAt(event);
		const { form } = asked;
		const parsed = plainSending(form, sent);
		if (!parsed.ok) return fail(400, refused(sent, { problems: known(parsed.problems) }));
		if (!(await mayRegister(event, form.event.id))) {
			return fail(429, refused(sent, { refusal: refusals['too-often'] }));
		}
		const { language, visit } = event.locals;
		const taken = await takeSent(visit, form, { language, form: parsed.value });
		if (!taken.ok) return fail(409, refused(sent, { refusal: refusals[taken.reason] }));
		keepAsked(event, asked);
		const { state, codes } = taken;
		return { taken: { state, codes, hasContact: parsed.value.contact !== undefined } };
	}
};
