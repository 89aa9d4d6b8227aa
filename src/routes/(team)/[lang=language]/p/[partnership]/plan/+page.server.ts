import { groupForm, moveForm, newActivityForm } from '#features/activities/input.ts';
import { activityRefusals as reasons } from '#features/activities/refusals.ts';
import { addGroup, removeGroup, renameGroup } from '#features/activities/server/groups.ts';
import { planActivity } from '#features/activities/server/plan.ts';
import { plan } from '#features/activities/server/queries.ts';
import { moveActivity, removeActivity } from '#features/activities/server/reorder.ts';
import { recordForm } from '#features/partnership/input.ts';
import { partnersOfTeam } from '#features/partnership/server/queries.ts';
import { work, workScope } from '../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	return { role: scope.member.role, ...(await plan(scope)), partners: await partnersOfTeam(scope) };
};

export const actions = {
	addGroup: work({ schema: groupForm, command: addGroup, input: ({ title }) => ({ title }), reasons }),
	renameGroup: work({
		schema: groupForm,
		command: renameGroup,
		input: ({ id = '', revision, title }) => ({ id, revision, title }),
		reasons
	}),
	removeGroup: work({ schema: recordForm, command: removeGroup, input: (sent) => sent, reasons }),
	addActivity: work({
		schema: newActivityForm,
		command: planActivity,
		input: ({ revision: _, ...activity }) => activity,
		reasons
	}),
	move: work({ schema: moveForm, command: moveActivity, input: (sent) => sent, reasons }),
	remove: work({ schema: recordForm, command: removeActivity, input: (sent) => sent, reasons })
};
