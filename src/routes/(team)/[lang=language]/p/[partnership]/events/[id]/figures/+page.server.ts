import { eventsOf } from '#features/events/server/queries.ts';
import { claimForm, claimReasonForm } from '#features/results/input.ts';
import { resultRefusals } from '#features/results/refusals.ts';
import { enterClaim, reportClaim, withdrawClaim } from '#features/results/server/claims.ts';
import { claimsOfEvent } from '#features/results/server/queries.ts';
import { worker, workScope } from '../../../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const events = await eventsOf(scope, event.locals.context.clock());
	return {
		claims: await claimsOfEvent(scope, event.params.id),
		events: events.map(({ id, title }) => ({ id, title }))
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
