import { fail, redirect } from '@sveltejs/kit';
import { nothingForm } from '#features/events/input/parts.ts';
import { eventRefusals } from '#features/events/ui/refusals.ts';
import { discardEvent } from '#features/events/server/plan.ts';
import { posted, refused, saidOf, statusOf } from '../../../../../../refused.ts';
import { workScope } from '../../../../../../work.ts';
import type { RequestEvent } from './$types';

/** Ends on the list: there is no event any more to come back to. */
export async function discard(event: RequestEvent) {
	const { partnershipId } = await workScope(event);
	const { sent } = await posted(event.request, nothingForm);
	const { lang, partnership, id } = event.params;
	const result = await discardEvent(event.locals.context, partnershipId, { id });
	if (!result.ok) return fail(statusOf(result), refused(sent, saidOf(result, eventRefusals, {})));
	redirect(303, `/${lang}/p/${partnership}/events`);
}
