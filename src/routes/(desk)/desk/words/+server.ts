import { error } from '@sveltejs/kit';
import { parseLookup } from '#features/registrations/input/door.ts';
import { numberOfWords } from '#features/registrations/server/door/words.ts';
import { askedBy } from '../device.ts';
import type { RequestHandler } from './$types';

/** Whose ticket it is that six words lead to, by what they give: `{ lookup }`; `found` is absent where it is nobody's. */
export const POST: RequestHandler = async (event) => {
	const device = await askedBy(event);
	const lookup = parseLookup(await event.request.json().catch(() => undefined));
	if (!lookup) error(400);
	return Response.json({ found: await numberOfWords(event.locals.visit, device, lookup) });
};
