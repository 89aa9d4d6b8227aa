import { error } from '@sveltejs/kit';
import { schemaOrgEvent, scriptElement } from '#features/events/rules/schema-org.ts';
import { titlesOf } from '#features/events/rules/titles.ts';
import { eventPageOf, publicEventBySlug } from '#features/events/server/public-event.ts';
import { publicEventsOf } from '#features/events/server/public.ts';
import { publicFunding } from '#features/funding/server/public.ts';
import { publicLogos } from '#features/media/server/public.ts';
import {
	partnershipTexts,
	publicPartners,
	publicPartnership
} from '#features/partnership/server/public.ts';
import { publicWayIn } from '#features/registrations/server/public.ts';
import { eventFigures } from '#features/results/server/public.ts';
import { cached } from '../../../../../cached.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (request) => {
	const { sql, clock } = request.locals.context;
	const { lang: language, event: slug } = request.params;
	const asked = { language, now: clock() };
	const partnership = await publicPartnership(sql, request.params.partnership);
	const event = partnership && (await publicEventBySlug(sql, partnership, { ...asked, slug }));
	if (!partnership || !event) error(404, 'Not found');
	cached(request, partnership.slug);
	const [page, texts, partners, funding, claims, wayIn] = await Promise.all([
		eventPageOf(sql, partnership, { ...asked, event }),
		partnershipTexts(sql, partnership, language),
		publicPartners(sql, partnership, language),
		publicFunding(sql, partnership, { language, recordId: event.id }),
		eventFigures(sql, partnership.id, [event.id]),
		publicWayIn(sql, partnership, { ...asked, event })
	]);
	const isShared = claims.some(({ eventIds }) => eventIds.length > 1);
	const named = isShared ? await publicEventsOf(sql, partnership, asked) : [];
	const { origin } = request.locals;
	const described = {
		event,
		origin,
		language,
		parent: page.parent,
		subEvents: page.subEvents,
		images: page.pictures.map(({ id }) => `${origin}/pictures/${id}/large`),
		organisers: partners.map(({ name, website }) => ({ name: name?.text ?? '', url: website })),
		funders: funding.map(({ funder, link }) => ({ name: funder?.text ?? '', url: link }))
	};
	return {
		logos: await publicLogos(sql, partnership, language),
		...page,
		partnership,
		partnershipTitle: texts(partnership.id, 'title'),
		funding,
		claims,
		wayIn,
		named: named.map((other) => ({ ...other, title: titlesOf(other, language).headline })),
		schemaOrg: scriptElement(schemaOrgEvent(described))
	};
};
