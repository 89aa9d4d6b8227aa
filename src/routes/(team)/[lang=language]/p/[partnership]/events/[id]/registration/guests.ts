import { fail } from '@sveltejs/kit';
import { eventById } from '#features/events/server/queries.ts';
import { recordForm } from '#features/partnership/input.ts';
import { mark } from '#features/privacy/server/participant-keys.ts';
import { guestsForm, seatShareForm } from '#features/registrations/input/guests.ts';
import {
	inviteGuests,
	newInvitationToken,
	withdrawInvitationLink
} from '#features/registrations/server/invitations/links.ts';
import { setSeatShare } from '#features/registrations/server/invitations/seat-shares.ts';
import {
	settingRefusals,
	settingRefusedFields
} from '#features/registrations/ui/settings/refusals.ts';
import { known, notAllowed, posted, refused, saidOf, statusOf } from '../../../../../../refused.ts';
import { worker, workScope } from '../../../../../../work.ts';
import type { RequestEvent } from './$types';

const act = worker(settingRefusals, settingRefusedFields);

export const setShare = act(seatShareForm, setSeatShare, (sent, { id }) => ({
	...sent,
	eventId: id
}));
export const withdrawLink = act(recordForm, withdrawInvitationLink, ({ id }) => ({ id }));

/** Makes a link and answers with it: shown once, for only the keyed hash of its token is kept. */
export async function invite(event: RequestEvent) {
	const { params, locals } = event;
	const scope = await workScope(event);
	const { sent, parsed } = await posted(event.request, guestsForm);
	const say = (result: { reason: string }) =>
		fail(statusOf(result), refused(sent, saidOf(result, settingRefusals, settingRefusedFields)));
	if (!inviteGuests.may.includes(scope.member.role)) return say(notAllowed);
	if (!parsed.ok) return fail(400, refused(sent, { problems: known(parsed.problems) }));
	const token = newInvitationToken();
	const result = await inviteGuests(locals.context, scope.partnershipId, {
		...parsed.value,
		eventId: params.id,
		tokenMark: mark(locals.visit.keys, 'invitation', token)
	});
	if (!result.ok) return say(result);
	const own = await eventById(scope, locals.context.clock(), params.id);
	const address = `${locals.language}/${params.partnership}/events/${own?.slug ?? ''}/registration`;
	return {
		...refused(sent, { values: {} }),
		link: `${locals.origin}/${address}?invitation=${token}`
	};
}
