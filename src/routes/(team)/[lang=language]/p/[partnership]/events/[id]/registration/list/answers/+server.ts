import { error } from '@sveltejs/kit';
import { parseFields } from '#lib/form/parse.ts';
import { answersAsked } from '#features/registrations/input/team.ts';
import { sealedAnswers } from '#features/registrations/server/opened/sealed-answers.ts';
import { workScope } from '../../../../../../../../work.ts';
import type { RequestHandler } from './$types';

/** Sealed answers, page by page after `?after=`, for whoever has opened the list just now. */
export const GET: RequestHandler = async (event) => {
	const scope = await workScope(event);
	const asked = parseFields(answersAsked, Object.fromEntries(event.url.searchParams));
	if (!asked.ok) error(400);
	const now = event.locals.context.clock();
	const page = await sealedAnswers(scope, { eventId: event.params.id, now, ...asked.value });
	// Whoever has not opened the list learns no more than that there is nothing for them.
	if (!page) error(404);
	return Response.json(page);
};
