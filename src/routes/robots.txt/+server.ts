import { robots } from '#features/reports/server/public-sitemap.ts';
import { publicFile } from '../public-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals }) =>
	publicFile(robots(locals.origin), 'text/plain', 'instance');
