import { publicFeed } from '#features/reports/server/public-feed.ts';
import { publicFile } from '../../../public-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	const { context, origin, language, t } = locals;
	const feed = await publicFeed(context.sql, {
		speech: { language, t },
		origin,
		now: context.clock()
	});
	return publicFile(feed, 'application/atom+xml', 'instance');
};
