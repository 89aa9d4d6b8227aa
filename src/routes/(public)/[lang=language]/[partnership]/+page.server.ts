import { error } from '@sveltejs/kit';
import { publicPlan } from '#features/activities/server/public.ts';
import { publicEventsOf } from '#features/events/server/public.ts';
import { publicFunding } from '#features/funding/server/public.ts';
import { publicLogos } from '#features/media/server/public.ts';
import {
	partnershipTexts,
	publicPartners,
	publicPartnership,
	publicSources
} from '#features/partnership/server/public.ts';
import { publicReports } from '#features/reports/server/public.ts';
import { publicResults } from '#features/results/server/public.ts';
import { cached } from '../../../cached.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { sql, clock } = event.locals.context;
	const language = event.params.lang;
	const partnership = await publicPartnership(sql, event.params.partnership);
	if (!partnership) error(404, 'Not found');
	cached(event, partnership.slug);
	const [texts, partners, plan, events, funding, sources, reports, indicators] = await Promise.all([
		partnershipTexts(sql, partnership, language),
		publicPartners(sql, partnership, language),
		publicPlan(sql, partnership, language),
		publicEventsOf(sql, partnership, { language, now: clock() }),
		publicFunding(sql, partnership, { language, recordId: partnership.id }),
		publicSources(sql, partnership),
		publicReports(sql, partnership),
		publicResults(sql, partnership, language)
	]);
	const text = (field: string) => texts(partnership.id, field);
	return {
		logos: await publicLogos(sql, partnership, language),
		partnership,
		title: text('title'),
		summary: text('summary'),
		aim: text('aim'),
		objectives: text('objectives'),
		expectedResults: text('expected_results'),
		partners,
		plan,
		events: events.slice(0, 12),
		funding,
		sources,
		reports,
		indicators
	};
};
