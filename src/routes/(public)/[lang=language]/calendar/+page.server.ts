import { calendarMonth, neighbourMonths } from '#features/events/server/public.ts';
import { monthAsked } from '#features/events/rules/when.ts';
import { cached } from '../../../cached.ts';
import { pageAsked } from '../../../page-asked.ts';
import type { PageServerLoad } from './$types';

const limit = 50;

export const load: PageServerLoad = async (event) => {
	cached(event, 'instance');
	const { sql, clock } = event.locals.context;
	const now = clock();
	const month = monthAsked(event.url.searchParams.get('month'), now);
	const page = pageAsked(event.url, 'page');
	const asked = { language: event.params.lang, now, month, limit, offset: (page - 1) * limit };
	const [shown, months] = await Promise.all([
		calendarMonth(sql, asked),
		neighbourMonths(sql, month)
	]);
	return { ...shown, months, month, page };
};
