import * as form from '#features/activities/input.ts';
import { activityRefusals } from '#features/activities/refusals.ts';
import {
	addDeliverable,
	changeDeliverable
} from '#features/activities/server/deliverables/deliverables.ts';
import { closeOpenPoint, raiseOpenPoint } from '#features/activities/server/open-points.ts';
import { changeActivity } from '#features/activities/server/plan.ts';
import { publishActivity, withdrawActivity } from '#features/activities/server/publish-activity.ts';
import { setActivityState } from '#features/activities/server/state.ts';
import { languageForm, recordForm } from '#features/partnership/input.ts';
import { withId } from '#lib/form/parse.ts';
import { worker } from '../../../../../work.ts';
import { activityPage } from './activity-page.ts';
import { attach, describe, takeOff } from './deliverable-files.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = activityPage;

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
