import { mostRows } from '#features/reports/rules/open-data.ts';
import { openPartnership } from '#features/reports/server/open-data.ts';
import { publicPartnerships } from '#features/partnership/server/public.ts';
import { asked, tablePage } from '../answer.ts';
import { read } from '../read.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = read(async ({ url, locals }) => {
	const wanted = asked(url);
	const offset = (wanted.page - 1) * mostRows;
	const { language } = wanted;
	const found = await publicPartnerships(locals.context.sql, {
		language,
		limit: mostRows + 1,
		offset
	});
	const rows = found.slice(0, mostRows).map(openPartnership);
	const hasMore = found.length > mostRows;
	return tablePage(wanted, { table: 'partnerships', rows, hasMore, tag: 'instance' });
});
