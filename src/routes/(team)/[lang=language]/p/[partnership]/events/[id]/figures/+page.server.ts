import { error } from '@sveltejs/kit';
import { worksOn } from '#features/activities/rules.ts';
import { plan } from '#features/activities/server/queries.ts';
import { eventById, eventsOf } from '#features/events/server/queries.ts';
import { claimForm, claimReasonForm } from '#features/results/input.ts';
import { resultRefusals } from '#features/results/refusals.ts';
import { enterClaim, reportClaim, withdrawClaim } from '#features/results/server/claims.ts';
import { claimsOfEvent } from '#features/results/server/queries.ts';
import { worker, workScope } from '../../../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const now = event.locals.context.clock();
	const own = await eventById(scope, now, event.params.id);
	if (!own) error(404);
	const { activities } = await plan(scope);
	const nothing = { leadPartnerId: undefined, partnerIds: [] };
	const activity = activities.find(({ id }) => id === own.activityId) ?? nothing;
	return {
		event: { id: own.id, zone: own.zone, title: own.texts.title, heldTitle: own.texts.held_title },
		mayChange: worksOn(scope.member, activity),
		claims: await claimsOfEvent(scope, own.id),
		events: (await eventsOf(scope, now)).map(({ id, title }) => ({ id, title }))
	};
};

const act = worker(resultRefusals, { 'figure-incomplete': 'low' });

export const actions = {
	enter: act(claimForm, enterClaim, ({ eventIds, ...claim }, { id }) => ({
		...claim,
		eventIds: [id, ...eventIds]
	})),
	report: act(claimReasonForm, reportClaim, ({ id: claimId, reason }, { id }) => ({
		eventId: id,
		claimId,
		reason
	})),
	withdraw: act(claimReasonForm, withdrawClaim, (sent) => sent)
};
