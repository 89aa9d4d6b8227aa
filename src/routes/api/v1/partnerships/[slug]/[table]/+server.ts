import { error } from '@sveltejs/kit';
import { publicPartnership } from '#features/partnership/server/public.ts';
import { isOwnTable } from '#features/reports/rules/open-data.ts';
import { openRows } from '#features/reports/server/open-data.ts';
import { asked, pageOf, tablePage } from '../../../answer.ts';
import { read } from '../../../read.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = read(async ({ url, params, locals }) => {
	const { sql, clock } = locals.context;
	const [, table = '', extension] = /^([a-z]+)(\.csv)?$/.exec(params.table) ?? [];
	const partnership = await publicPartnership(sql, params.slug);
	if (!partnership || !isOwnTable(table)) error(404, 'Not found');
	const wanted = asked(url, extension === '.csv');
	const { language } = wanted;
	const rows = await openRows(sql, partnership, { table, language, now: clock() });
	return tablePage(wanted, { table, ...pageOf(rows, wanted.page), tag: partnership.slug });
});
