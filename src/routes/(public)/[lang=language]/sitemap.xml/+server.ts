import { sitemap } from '#features/reports/server/public-sitemap.ts';
import { publicFile } from '../../../public-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { context, origin, language } }) =>
	publicFile(await sitemap(context.sql, { language, origin }), 'application/xml', 'instance');
