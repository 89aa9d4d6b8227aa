import { groupForm, moveForm, newActivityForm } from '#features/activities/input.ts';
import { activityRefusals } from '#features/activities/refusals.ts';
import { addGroup, removeGroup, renameGroup } from '#features/activities/server/groups.ts';
import { planActivity } from '#features/activities/server/plan.ts';
import { plan } from '#features/activities/server/queries.ts';
import { moveActivity, removeActivity } from '#features/activities/server/reorder.ts';
import { recordForm } from '#features/partnership/input.ts';
import { isPlanApproved } from '#features/partnership/server/partnerships.ts';
import { partnersOfTeam } from '#features/partnership/server/queries.ts';
import { withId } from '#lib/form/parse.ts';
import { worker, workScope } from '../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const isApproved = await isPlanApproved({ tx: scope.sql, ...scope });
	return {
		role: scope.member.role,
		isApproved,
		...(await plan(scope)),
		partners: await partnersOfTeam(scope)
	};
};

const act = worker(activityRefusals);

export const actions = {
	addGroup: act(groupForm, addGroup, ({ title }) => ({ title })),
	renameGroup: act(groupForm, renameGroup, withId),
	removeGroup: act(recordForm, removeGroup, (sent) => sent),
	addActivity: act(newActivityForm, planActivity, ({ revision: _, ...activity }) => activity),
	move: act(moveForm, moveActivity, (sent) => sent),
	remove: act(recordForm, removeActivity, (sent) => sent)
};
