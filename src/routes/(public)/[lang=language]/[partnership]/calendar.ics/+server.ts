import { error } from '@sveltejs/kit';
import { latestEvents } from '#features/events/server/public.ts';
import { partnershipTexts, publicPartnership } from '#features/partnership/server/public.ts';
import { calendarResponse } from '../../../../calendar-response.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { sql, clock } = event.locals.context;
	const asked = { language: event.params.lang, now: clock() };
	const partnership = await publicPartnership(sql, event.params.partnership);
	if (!partnership) error(404, 'Not found');
	const texts = await partnershipTexts(sql, partnership, asked.language);
	const name = texts(partnership.id, 'title')?.text ?? partnership.slug;
	const events = await latestEvents(sql, { ...asked, limit: 1000, partnershipId: partnership.id });
	return calendarResponse(event, { ...asked, tag: partnership.slug, name }, events);
};
