import { sitemapIndex } from '#features/reports/server/public-sitemap.ts';
import { publicFile } from '../public-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) =>
	publicFile(sitemapIndex(locals.origin), 'application/xml', 'instance');
