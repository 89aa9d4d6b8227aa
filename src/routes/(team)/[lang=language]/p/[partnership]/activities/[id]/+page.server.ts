import { deliverableLink } from '#features/activities/input/attachment.ts';
import * as form from '#features/activities/input.ts';
import { activityRefusals } from '#features/activities/refusals.ts';
import {
	addDeliverable,
	attachToDeliverable,
	changeDeliverable,
	detachFromDeliverable
} from '#features/activities/server/deliverables.ts';
import { closeOpenPoint, raiseOpenPoint } from '#features/activities/server/open-points.ts';
import { changeActivity } from '#features/activities/server/plan.ts';
import { publishActivity, withdrawActivity } from '#features/activities/server/publish-activity.ts';
import { setActivityState } from '#features/activities/server/state.ts';
import { languageForm, recordForm } from '#features/partnership/input.ts';
import { worker } from '../../../../../work.ts';
import { activityPage } from './activity-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = activityPage;

const act = worker(activityRefusals, { 'needs-reason': 'reason', 'not-next': 'state' });

export const actions = {
	change: act(form.activityForm, changeActivity, (sent, { id }) => ({ ...sent, id })),
	state: act(form.stateForm, setActivityState, (sent, { id }) => ({ ...sent, id })),
	addDeliverable: act(
		form.deliverableForm,
		addDeliverable,
		({ title, dueOn, deliveredOn }, { id }) => ({
			title,
			dueOn,
			deliveredOn,
			activityId: id
		})
	),
	changeDeliverable: act(
		form.deliverableForm,
		changeDeliverable,
		({ id = '', revision, ...sent }) => ({
			...sent,
			id,
			revision
		})
	),
	link: act(form.linkForm, attachToDeliverable, deliverableLink),
	takeOff: act(recordForm, detachFromDeliverable, ({ id }) => ({ attachmentId: id })),
	raisePoint: act(form.openPointForm, raiseOpenPoint, (sent, { id }) => ({
		...sent,
		activityId: id
	})),
	closePoint: act(recordForm, closeOpenPoint, (sent) => sent),
	publish: act(languageForm, publishActivity, (sent, { id }) => ({ ...sent, id })),
	withdraw: act(languageForm, withdrawActivity, (sent, { id }) => ({ ...sent, id }))
};
