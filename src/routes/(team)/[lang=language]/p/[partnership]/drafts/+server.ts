import { error, redirect } from '@sveltejs/kit';
import { parseDraft } from '#features/accounts/input.ts';
import { discardFormDraft, saveFormDraft } from '#features/accounts/server/form-drafts.ts';
import { isWithinLimits } from '../../../../../limits.ts';
import { workScope } from '../../../../work.ts';
import type { RequestHandler } from './$types';

const statuses = { 'not-allowed': 403, 'too-large': 413, 'too-many': 409 } as const;
// A form saves every few seconds while it is typed in, in several windows perhaps.
const savesInQuarterHour = 1_800;

/** Keeps what is typed in a form: `{ form, baseRevision?, fields }`, answered with when it was saved. */
export const PUT: RequestHandler = async (event) => {
	const scope = await workScope(event);
	const who = scope.member.accountId;
	if (!(await isWithinLimits(event.locals, { draft: [who, savesInQuarterHour] }))) error(429);
	const parsed = parseDraft(await event.request.json().catch(() => undefined));
	if (!parsed.ok) return Response.json({ problems: parsed.problems }, { status: 400 });
	const now = event.locals.context.clock();
	const { form, baseRevision, fields } = parsed.value;
	const saved = await saveFormDraft(scope, { form, baseRevision, fields }, now);
	if (!saved.ok) return Response.json({ reason: saved.reason }, { status: statuses[saved.reason] });
	return Response.json({ savedAt: now.toISOString() });
};

/** Forgets the draft of the form named in the query. */
export const DELETE: RequestHandler = async (event) => {
	const scope = await workScope(event);
	await discardFormDraft(scope, event.url.searchParams.get('form') ?? '');
	return new Response(null, { status: 204 });
};

/** The same for forms without script: back to the form that the draft was of. */
export const POST: RequestHandler = async (event) => {
	const scope = await workScope(event);
	const form = event.url.searchParams.get('form') ?? '';
	await discardFormDraft(scope, form);
	redirect(303, encodeURI(`/${event.locals.language}/p/${scope.slug}/${form}`));
};
