import { error } from '@sveltejs/kit';
import { publicPartnership } from '#features/partnership/server/public.ts';
import { publicReportDocument } from '#features/reports/server/public-document.ts';
import { cached } from '../../../../../cached.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context, t, language } = event.locals;
	const partnership = await publicPartnership(context.sql, event.params.partnership);
	const report =
		partnership &&
		(await publicReportDocument(context.sql, partnership, {
			number: event.params.number,
			speech: { language, t },
			origin: event.url.origin
		}));
	if (!partnership || !report) error(404, 'Not found');
	cached(event, partnership.slug);
	return { slug: partnership.slug, document: report };
};
