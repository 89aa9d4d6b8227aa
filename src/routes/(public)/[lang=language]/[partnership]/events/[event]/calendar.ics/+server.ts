import { error } from '@sveltejs/kit';
import { titlesOf } from '#features/events/rules/titles.ts';
import { publicEventBySlug } from '#features/events/server/public-event.ts';
import { publicPartnership } from '#features/partnership/server/public.ts';
import { calendarResponse } from '../../../../../../calendar-response.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (request) => {
	const { sql, clock } = request.locals.context;
	const asked = { language: request.params.lang, now: clock() };
	const partnership = await publicPartnership(sql, request.params.partnership);
	const found =
		partnership &&
		(await publicEventBySlug(sql, partnership, { ...asked, slug: request.params.event }));
	if (!partnership || !found) error(404, 'Not found');
	const name = titlesOf(found, asked.language).headline?.text ?? found.slug;
	return calendarResponse(request, { ...asked, tag: partnership.slug, name }, [found]);
};
