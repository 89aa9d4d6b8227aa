import { latestEvents } from '#features/events/server/public.ts';
import { calendarResponse } from '../../../calendar-response.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { sql, clock } = event.locals.context;
	const asked = { language: event.params.lang, now: clock() };
	const events = await latestEvents(sql, { ...asked, limit: 1000 });
	return calendarResponse(event, { ...asked, tag: 'instance', name: event.url.host }, events);
};
