import { recordForm } from '#features/partnership/input.ts';
import { dayOfList, doorListForm } from '#features/registrations/input/door.ts';
import { revokeDevice } from '#features/registrations/server/door/devices.ts';
import { addDoorList, removeDoorList } from '#features/registrations/server/door/door-lists.ts';
import { crowd } from '#features/registrations/server/door/head-counts.ts';
import { codesOnPaper, doorOfTeam } from '#features/registrations/server/door/queries.ts';
import { doubleScans } from '#features/registrations/server/door/scans.ts';
import { doorRefusals } from '#features/registrations/ui/door/refusals.ts';
import { worker, workScope } from '../../../../../../work.ts';
import { enrol } from './enrol.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const at = { partnershipId: scope.partnershipId, eventId: event.params.id };
	const paper = event.url.searchParams.get('paper') ?? undefined;
	return {
		door: await doorOfTeam(scope, at.eventId),
		doubles: await doubleScans(scope, at),
		crowd: await crowd(scope, at),
		paper,
		codes:
			paper !== undefined && scope.member.role !== 'viewer'
				? await codesOnPaper(scope, { eventId: at.eventId, listId: paper })
				: []
	};
};

const act = worker(doorRefusals, {
	'no-title': 'title.en',
	'no-such-product': 'productId',
	'no-such-day': 'holdsOn'
});

export const actions = {
	addList: act(doorListForm, addDoorList, ({ holdsOn, ...sent }, { id }) => ({
		...sent,
		...dayOfList(holdsOn),
		eventId: id
	})),
	removeList: act(recordForm, removeDoorList, ({ id }) => ({ id })),
	enrol,
	revoke: act(recordForm, revokeDevice, ({ id }) => ({ id }))
};
