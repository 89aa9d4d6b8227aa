import { error } from '@sveltejs/kit';
import { eventById } from '#features/events/server/queries.ts';
import { numberColumns, numberRows } from '#features/registrations/rules/numbers.ts';
import { teamNumbers } from '#features/registrations/server/numbers/queries.ts';
import { csv } from '#lib/format/csv.ts';
import { workScope } from '../../../../../../../../work.ts';
import type { RequestHandler } from './$types';

/** The numbers told last, as CSV or with `?format=json`; the file's name says nothing about the event. */
export const GET: RequestHandler = async (request) => {
	const scope = await workScope(request);
	const { language, context } = request.locals;
	const now = context.clock();
	const event = await eventById(scope, now, request.params.id);
	const told = event && (await teamNumbers(scope, event, { language, now })).told;
	if (!told) error(404);
	const isJson = request.url.searchParams.get('format') === 'json';
	const rows = numberRows(told);
	const body = isJson
		? JSON.stringify({ language, releasedAt: told.releasedAt, rows })
		: csv(numberColumns, rows);
	const type = isJson ? 'application/json' : 'text/csv; charset=utf-8; header=present';
	const name = `numbers.${isJson ? 'json' : 'csv'}`;
	return new Response(body, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'private, no-store'
		}
	});
};
