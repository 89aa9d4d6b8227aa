import { error } from '@sveltejs/kit';
import { publicPlan } from '#features/activities/server/public.ts';
import { publicEventsOf } from '#features/events/server/public.ts';
import { publicPartnership } from '#features/partnership/server/public.ts';
import { calendarResponse } from '../../../../../../calendar-response.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { sql, clock } = event.locals.context;
	const asked = { language: event.params.lang, now: clock() };
	const partnership = await publicPartnership(sql, event.params.partnership);
	const plan = partnership && (await publicPlan(sql, partnership, asked.language));
	const activity = plan?.activities.find(({ number }) => number === event.params.number);
	if (!partnership || !activity) error(404, 'Not found');
	const name = `${activity.number} ${activity.title?.text ?? ''}`.trim();
	const events = await publicEventsOf(sql, partnership, { ...asked, activityId: activity.id });
	return calendarResponse(event, { ...asked, tag: partnership.slug, name }, events);
};
