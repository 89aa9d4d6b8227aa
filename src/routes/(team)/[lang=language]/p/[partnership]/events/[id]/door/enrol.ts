import { fail } from '@sveltejs/kit';
import { mark } from '#features/privacy/server/participant-keys.ts';
import { deviceForm } from '#features/registrations/input/door.ts';
import { enrolDevice, newDeviceToken } from '#features/registrations/server/door/devices.ts';
import { doorRefusals } from '#features/registrations/ui/door/refusals.ts';
import { known, notAllowed, posted, refused, saidOf, statusOf } from '../../../../../../refused.ts';
import { workScope } from '../../../../../../work.ts';
import type { RequestEvent } from './$types';

/** Lets a device in and answers with its link: shown once, for only the keyed hash of its token is kept. */
export async function enrol(event: RequestEvent) {
	const scope = await workScope(event);
	const { sent, parsed } = await posted(event.request, deviceForm);
	if (!enrolDevice.may.includes(scope.member.role))
		return fail(403, refused(sent, saidOf(notAllowed, doorRefusals, {})));
	if (!parsed.ok) return fail(400, refused(sent, { problems: known(parsed.problems) }));
	const token = newDeviceToken();
	const { context, visit, origin, language } = event.locals;
	const result = await enrolDevice(context, scope.partnershipId, {
		eventId: event.params.id,
		post: parsed.value.post,
		tokenMark: mark(visit.keys, 'device', token)
	});
	if (!result.ok)
		return fail(
			statusOf(result),
			refused(sent, saidOf(result, doorRefusals, { 'no-title': 'post' }))
		);
	return { ...refused(sent, {}), link: `${origin}/desk/${language}#${token}` };
}
