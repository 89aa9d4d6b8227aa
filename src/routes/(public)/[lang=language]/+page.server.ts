import { publicPartnerships } from '#features/partnership/server/public.ts';
import { latestEvents } from '#features/events/server/public.ts';
import { cached } from '../../cached.ts';
import type { PageServerLoad } from './$types';

const pageSize = 24;

export const load: PageServerLoad = async (event) => {
	cached(event, 'instance');
	const { sql, clock } = event.locals.context;
	const language = event.params.lang;
	const page = Math.min(Math.max(1, Number(event.url.searchParams.get('page')) || 1), 10_000);
	const asked = { language, limit: pageSize + 1, offset: (page - 1) * pageSize };
	const partnerships = await publicPartnerships(sql, asked);
	return {
		page,
		hasMore: partnerships.length > pageSize,
		partnerships: partnerships.slice(0, pageSize),
		events: await latestEvents(sql, { language, now: clock(), limit: 6 })
	};
};
