import { error } from '@sveltejs/kit';
import { ticketFiles } from '#features/registrations/rules/ticket-files.ts';
import { heldOn } from '#features/registrations/server/place/held-on.ts';
import { placeCalendar } from '#features/registrations/server/place/place-calendar.ts';
import { openedForCopy } from '../opened.ts';
import type { RequestHandler } from './$types';

/** When and where the place is that the form's words open, for the person's own calendar. */
export const POST: RequestHandler = async (event) => {
	const { visit, language, t, origin } = event.locals;
	const page = await openedForCopy(event);
	if (!page?.ticket) error(404, 'Not found');
	const held = await heldOn(visit, page, language);
	const asked = { held, speech: { language, t }, origin, now: visit.clock() };
	const file = placeCalendar(page, asked);
	if (!file) error(404, 'Not found');
	return new Response(file, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `attachment; filename="${ticketFiles(page).calendar}"`,
			'cache-control': 'private, no-store'
		}
	});
};
