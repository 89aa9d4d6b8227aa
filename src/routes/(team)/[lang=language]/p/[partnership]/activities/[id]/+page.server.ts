import { error } from '@sveltejs/kit';
import * as form from '#features/activities/input.ts';
import { activityRefusals } from '#features/activities/refusals.ts';
import { worksOn } from '#features/activities/rules.ts';
import {
	addDeliverable,
	changeDeliverable
} from '#features/activities/server/deliverables/deliverables.ts';
import { closeOpenPoint, raiseOpenPoint } from '#features/activities/server/open-points.ts';
import { changeActivity } from '#features/activities/server/plan.ts';
import { publishActivity, withdrawActivity } from '#features/activities/server/publish-activity.ts';
import { activityById } from '#features/activities/server/queries.ts';
import { setActivityState } from '#features/activities/server/state.ts';
import { eventsOf } from '#features/events/server/queries.ts';
import { grantsOfRecord } from '#features/funding/server/queries.ts';
import { languageForm, recordForm } from '#features/partnership/input.ts';
import { partnersOfTeam, publicationsOf } from '#features/partnership/server/queries.ts';
import { results } from '#features/results/server/queries.ts';
import { withId } from '#lib/form/parse.ts';
import { uploadLimitMb } from '../../../../../sent-file.ts';
import { worker, workScope } from '../../../../../work.ts';
import { attach, describe, takeOff } from './deliverable-files.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const { id } = event.params;
	const activity = await activityById(scope, id);
	if (!activity) error(404);
	return {
		role: scope.member.role,
		limitMb: uploadLimitMb(),
		mayChange: worksOn(scope.member, activity),
		activity: { ...activity, published: (await publicationsOf(scope, [id]))(id) },
		partners: await partnersOfTeam(scope),
		events: await eventsOf(scope, event.locals.context.clock(), id),
		grants: await grantsOfRecord(scope, id),
		indicators: (await results(scope)).indicators.filter(({ activityId }) => activityId === id)
	};
};

const act = worker(activityRefusals, { 'needs-reason': 'reason', 'not-next': 'state' });
const ofActivity = <Sent extends object>(sent: Sent, { id }: { id: string }) => ({
	...sent,
	activityId: id
});

export const actions = {
	change: act(form.activityForm, changeActivity, (sent, { id }) => ({ ...sent, id })),
	state: act(form.stateForm, setActivityState, (sent, { id }) => ({ ...sent, id })),
	addDeliverable: act(form.deliverableForm, addDeliverable, ofActivity),
	changeDeliverable: act(form.deliverableForm, changeDeliverable, withId),
	attach,
	describe,
	takeOff,
	raisePoint: act(form.openPointForm, raiseOpenPoint, ofActivity),
	closePoint: act(recordForm, closeOpenPoint, (sent) => sent),
	publish: act(languageForm, publishActivity, (sent, { id }) => ({ ...sent, id })),
	withdraw: act(languageForm, withdrawActivity, (sent, { id }) => ({ ...sent, id }))
};
