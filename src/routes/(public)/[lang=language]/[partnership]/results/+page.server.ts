import { error } from '@sveltejs/kit';
import { publicPlan } from '#features/activities/server/public.ts';
import { titlesOf } from '#features/events/rules/titles.ts';
import { publicEventsOf } from '#features/events/server/public.ts';
import { publicFunding } from '#features/funding/server/public.ts';
import { publicLogos } from '#features/media/server/public.ts';
import { partnershipTexts, publicPartnership } from '#features/partnership/server/public.ts';
import { eventFigures, publicResults } from '#features/results/server/public.ts';
import { cached } from '../../../../cached.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { sql, clock } = event.locals.context;
	const language = event.params.lang;
	const partnership = await publicPartnership(sql, event.params.partnership);
	if (!partnership) error(404, 'Not found');
	cached(event, partnership.slug);
	const [texts, plan, events, funding, indicators] = await Promise.all([
		partnershipTexts(sql, partnership, language),
		publicPlan(sql, partnership, language),
		publicEventsOf(sql, partnership, { language, now: clock() }),
		publicFunding(sql, partnership, { language, recordId: partnership.id }),
		publicResults(sql, partnership, language)
	]);
	const eventIds = events.map(({ id }) => id);
	return {
		logos: await publicLogos(sql, partnership, language),
		partnership,
		title: texts(partnership.id, 'title'),
		plan,
		events: events.map((event) => ({
			id: event.id,
			slug: event.slug,
			title: titlesOf(event, language).headline
		})),
		funding,
		indicators,
		claims: await eventFigures(sql, partnership.id, eventIds)
	};
};
