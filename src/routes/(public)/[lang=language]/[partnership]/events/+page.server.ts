import { error } from '@sveltejs/kit';
import { eventPage } from '#features/events/server/public.ts';
import { today } from '#features/events/rules/when.ts';
import { partnershipTexts, publicPartnership } from '#features/partnership/server/public.ts';
import { cached } from '../../../../cached.ts';
import { pageAsked } from '../../../../page-asked.ts';
import type { PageServerLoad } from './$types';

const limit = 25;

export const load: PageServerLoad = async (event) => {
	const { sql, clock } = event.locals.context;
	const language = event.params.lang;
	const partnership = await publicPartnership(sql, event.params.partnership);
	if (!partnership) error(404, 'Not found');
	cached(event, partnership.slug);
	const now = clock();
	const comingPage = pageAsked(event.url, 'coming');
	const pastPage = pageAsked(event.url, 'past');
	const asked = { language, now, limit, today: today(now, partnership.zone) };
	const [texts, coming, past] = await Promise.all([
		partnershipTexts(sql, partnership, language),
		eventPage(sql, partnership, { ...asked, time: 'coming', offset: (comingPage - 1) * limit }),
		eventPage(sql, partnership, { ...asked, time: 'past', offset: (pastPage - 1) * limit })
	]);
	return { partnership, title: texts(partnership.id, 'title'), coming, past, comingPage, pastPage };
};
