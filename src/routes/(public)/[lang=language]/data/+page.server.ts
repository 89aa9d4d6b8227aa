import { publicPartnerships } from '#features/partnership/server/public.ts';
import { mostRows } from '#features/reports/rules/open-data.ts';
import { cached } from '../../../cached.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	cached(event, 'instance');
	const asked = { language: event.params.lang, limit: mostRows, offset: 0 };
	const partnerships = await publicPartnerships(event.locals.context.sql, asked);
	return { partnerships: partnerships.map(({ slug, title }) => ({ slug, title })) };
};
