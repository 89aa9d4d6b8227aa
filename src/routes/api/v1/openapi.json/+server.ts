import { openHeaders } from '../answer.ts';
import { openApi } from '#features/reports/rules/open-api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = () =>
	Response.json(openApi, { headers: openHeaders('instance') });
