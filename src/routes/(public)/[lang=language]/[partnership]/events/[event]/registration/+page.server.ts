import { fail } from '@sveltejs/kit';
import { isOpen } from '#features/registrations/rules/way-in.ts';
import { pageMark } from '#features/registrations/rules/page-marks.ts';
import { newForm } from '#features/registrations/server/register/form-token.ts';
import { invitationOf } from '#features/registrations/server/register/invited.ts';
import { askedAt } from '../../../../../../../registration/asked.ts';
import { receive } from '../../../../../../../registration/received.ts';
import { known, refused } from '../../../../../../(team)/refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (request) => {
	const { locals, url } = request;
	const isRead = request.request.method !== 'POST';
	// Going back shows the same form with its key and what was typed; the words are never kept.
	const kept = isRead ? 'private, no-cache' : 'private, no-store';
	request.setHeaders({ 'cache-control': kept });
	const asked = await askedAt(request);
	const token = url.searchParams.get('invitation') ?? undefined;
	const invitation = await invitationOf(locals.visit, asked.event.id, token);
	const isInvited = asked.form.setting.mode !== 'invitation' || invitation !== undefined;
	const isTemplate = locals.isTemplate === true;
	return {
		...asked,
		isTemplate,
		fresh: isTemplate
			? { key: pageMark('key'), token: pageMark('token') }
			: newForm(locals.visit, asked.form),
		invitation: invitation && token,
		isOpen: isOpen(asked.wayIn) && isInvited,
		isInvited,
		origin: locals.origin
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { locals } = event;
		const received = await (locals.received ?? receive(event));
		if ('taken' in received) return received;
		const { status, sent, problems = [], refusal } = received;
		return fail(status, refused(sent, { problems: known(problems), refusal }));
	}
};
