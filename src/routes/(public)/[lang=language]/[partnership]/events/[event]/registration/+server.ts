import { error } from '@sveltejs/kit';
import { sealedSending } from '#features/registrations/input.ts';
import { newForm } from '#features/registrations/server/register/form-token.ts';
import { takeSealed } from '#features/registrations/server/register/take-sent.ts';
import { refusals } from '#features/registrations/ui/refusals.ts';
import { parseFields } from '#lib/form/parse.ts';
import { askedAt, mayTake, statusOf } from '../../../../../../../registration/asked.ts';
import type { RequestHandler } from './$types';

/** Takes places whose answers the browser has sealed; sent again, it gives what it gave before. */
export const PUT: RequestHandler = async (event) => {
	const { request, url, locals } = event;
	const { t, visit, language } = locals;
	// The framework's own check looks at forms only.
	if (request.headers.get('origin') !== url.origin) error(403);
	const parsed = parseFields(sealedSending, await request.json().catch(() => undefined));
	if (!parsed.ok) return Response.json({ message: t(refusals.incomplete) }, { status: 400 });
	const { form } = await askedAt(event);
	const taken = await takeSealed(visit, form, {
		language,
		form: parsed.value,
		mayTake: (places) => mayTake(event, form.event.id, places)
	});
	if (taken.ok) return Response.json({ state: taken.state, ids: taken.ids });
	const isAnew = taken.reason === 'too-old' || taken.reason === 'not-ours';
	const fresh = isAnew ? newForm(visit, form) : undefined;
	const said = { ...refusals, changed: 'registrations.refusal_changed_reload' } as const;
	return Response.json({ message: t(said[taken.reason]), fresh }, { status: statusOf(taken) });
};
