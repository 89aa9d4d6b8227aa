import {
	noticeForm,
	nothingForm,
	onlineMoveForm,
	postponementForm
} from '#features/events/input/parts.ts';
import { eventRefusals, refusedFields } from '#features/events/ui/refusals.ts';
import { cancelEvent, reinstateEvent } from '#features/events/server/cancel.ts';
import { holdEvent, unholdEvent } from '#features/events/server/hold.ts';
import { moveEventOnline } from '#features/events/server/move-online.ts';
import { postponeEvent } from '#features/events/server/postpone.ts';
import { publishEvent, withdrawEvent } from '#features/events/server/publish.ts';
import { languageForm } from '#features/partnership/input.ts';
import { publicationsOf } from '#features/partnership/server/queries.ts';
import { worker, workScope } from '../../../../../../work.ts';
import { discard } from './discard.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const { id } = event.params;
	return { published: (await publicationsOf(scope, [id]))(id) };
};

const act = worker(eventRefusals, {
	'bad-times': 'startsOn',
	'same-day': refusedFields['same-day']
});

export const actions = {
	publish: act(languageForm, publishEvent, (sent, { id }) => ({ ...sent, id })),
	withdraw: act(languageForm, withdrawEvent, (sent, { id }) => ({ ...sent, id })),
	cancel: act(noticeForm, cancelEvent, (sent, { id }) => ({ ...sent, id })),
	reinstate: act(noticeForm, reinstateEvent, (sent, { id }) => ({ ...sent, id })),
	postpone: act(postponementForm, postponeEvent, (sent, { id }) => ({ ...sent, id })),
	moveOnline: act(onlineMoveForm, moveEventOnline, (sent, { id }) => ({ ...sent, id })),
	hold: act(nothingForm, holdEvent, (_, { id }) => ({ id })),
	unhold: act(nothingForm, unholdEvent, (_, { id }) => ({ id })),
	discard
};
