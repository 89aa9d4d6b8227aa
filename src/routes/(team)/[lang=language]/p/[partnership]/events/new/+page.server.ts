import { fail, redirect } from '@sveltejs/kit';
import { worksOn } from '#features/activities/rules.ts';
import { plan } from '#features/activities/server/queries.ts';
import { newEventForm } from '#features/events/input/event.ts';
import { eventRefusals, refusedFields } from '#features/events/ui/refusals.ts';
import { planEvent } from '#features/events/server/plan.ts';
import { partnershipOfTeam } from '#features/partnership/server/queries.ts';
import { forgetDraft } from '../../../../../forget-draft.ts';
import {
	formOf,
	known,
	notAllowed,
	posted,
	refused,
	saidOf,
	statusOf
} from '../../../../../refused.ts';
import { workScope } from '../../../../../work.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const { activities } = await plan(scope);
	const { zone } = await partnershipOfTeam(scope);
	const { searchParams } = event.url;
	return {
		zone,
		activityId: searchParams.get('activity') ?? undefined,
		parentId: searchParams.get('parent') ?? undefined,
		activities: activities.filter((activity) => worksOn(scope.member, activity))
	};
};

export const actions: Actions = {
	plan: async (event) => {
		const scope = await workScope(event);
		const { partnershipId, member } = scope;
		const { sent, parsed } = await posted(event.request, newEventForm);
		if (!planEvent.may.includes(member.role))
			return fail(403, refused(sent, saidOf(notAllowed, eventRefusals, refusedFields)));
		if (!parsed.ok) return fail(400, refused(sent, { problems: known(parsed.problems) }));
		const result = await planEvent(event.locals.context, partnershipId, parsed.value);
		if (!result.ok)
			return fail(statusOf(result), refused(sent, saidOf(result, eventRefusals, refusedFields)));
		await forgetDraft(scope, event.url, sent);
		redirect(303, event.url.pathname.replace(/new$/, `${result.id}/texts?saved=${formOf(sent)}`));
	}
};
