import {
	closedListForm,
	eventKeyForm,
	givenKeyForm,
	givenShareForm,
	openingForm
} from '#features/privacy/input.ts';
import { keyRefusals } from '#features/privacy/refusals.ts';
import { giveEventKey, makeEventKey } from '#features/privacy/server/keys/event-keys.ts';
import {
	askedShares,
	openings,
	runningOpening
} from '#features/privacy/server/keys/opening-log.ts';
import { closeList, openList, shareOpening } from '#features/privacy/server/keys/openings.ts';
import { eventKey, holderKeys, ownHolderKey } from '#features/privacy/server/keys/queries.ts';
import { teamRegistration } from '#features/registrations/server/settings/queries.ts';
import { groupsInState } from '#features/registrations/server/waiting-list/groups-in-state.ts';
import { worker, workScope } from '../../../../../../../work.ts';
import { decide, moveWaiting, takeBack } from './places.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const now = event.locals.context.clock();
	const { id } = event.params;
	return {
		registration: await teamRegistration(scope, id),
		requests: await groupsInState(scope, id, 'requested'),
		waiting: await groupsInState(scope, id, 'waiting'),
		eventKey: await eventKey(scope, id),
		holders: await holderKeys(scope),
		own: await ownHolderKey(scope),
		opening: await runningOpening(scope, now, id),
		asked: await askedShares(scope, now, id),
		openings: await openings(scope, now, id),
		now
	};
};

const act = worker(keyRefusals);

export const actions = {
	makeKey: act(eventKeyForm, makeEventKey, (sent, { id }) => ({ ...sent, eventId: id })),
	giveKey: act(givenKeyForm, giveEventKey, (sent, { id }) => ({ ...sent, eventId: id })),
	open: act(openingForm, openList, (sent, { id }) => ({ ...sent, eventId: id })),
	share: act(givenShareForm, shareOpening, (sent) => sent),
	close: act(closedListForm, closeList, (sent) => sent),
	decide,
	moveWaiting,
	takeBack
};
