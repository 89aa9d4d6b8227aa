import { error } from '@sveltejs/kit';
import { partnershipTexts, publicPartnership } from '#features/partnership/server/public.ts';
import { cached } from '../../../../cached.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { sql } = event.locals.context;
	const partnership = await publicPartnership(sql, event.params.partnership);
	if (!partnership) error(404, 'Not found');
	cached(event, partnership.slug);
	const texts = await partnershipTexts(sql, partnership, event.params.lang);
	return { partnership, title: texts(partnership.id, 'title') };
};
