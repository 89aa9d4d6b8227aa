import { error } from '@sveltejs/kit';
import { partnershipTexts, publicPartnership } from '#features/partnership/server/public.ts';
import { publicFeed } from '#features/reports/server/public-feed.ts';
import { publicFile } from '../../../../public-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const { context, origin, language, t } = locals;
	const found = await publicPartnership(context.sql, params.partnership);
	if (!found) error(404, 'Not found');
	const { id, slug } = found;
	const texts = await partnershipTexts(context.sql, found, language);
	const partnership = { id, slug, title: texts(id, 'title')?.text ?? slug };
	const asked = { speech: { language, t }, origin, partnership, now: context.clock() };
	return publicFile(await publicFeed(context.sql, asked), 'application/atom+xml', slug);
};
