import { error } from '@sveltejs/kit';
import { publicDeliverables, publicPlan } from '#features/activities/server/public.ts';
import { publicEventsOf } from '#features/events/server/public.ts';
import { publicFunding } from '#features/funding/server/public.ts';
import { publicLogos } from '#features/media/server/public.ts';
import {
	partnershipTexts,
	publicPartners,
	publicPartnership
} from '#features/partnership/server/public.ts';
import { publicResults } from '#features/results/server/public.ts';
import { cached } from '../../../../../cached.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { sql, clock } = event.locals.context;
	const language = event.params.lang;
	const partnership = await publicPartnership(sql, event.params.partnership);
	const plan = partnership && (await publicPlan(sql, partnership, language));
	const activity = plan?.activities.find(({ number }) => number === event.params.number);
	if (!partnership || !activity) error(404, 'Not found');
	cached(event, partnership.slug);
	const asked = { language, activityId: activity.id };
	const [texts, partners, events, deliverables, funding, indicators] = await Promise.all([
		partnershipTexts(sql, partnership, language),
		publicPartners(sql, partnership, language),
		publicEventsOf(sql, partnership, { ...asked, now: clock() }),
		publicDeliverables(sql, partnership, asked),
		publicFunding(sql, partnership, { language, recordId: activity.id }),
		publicResults(sql, partnership, language)
	]);
	return {
		logos: await publicLogos(sql, partnership, language),
		partnership,
		partnershipTitle: texts(partnership.id, 'title'),
		activity,
		lead: partners.find(({ id }) => id === activity.leadPartnerId),
		partners: partners.filter(({ id }) => activity.partnerIds.includes(id)),
		events,
		deliverables,
		funding,
		indicators: indicators.filter(({ activityId }) => activityId === activity.id)
	};
};
