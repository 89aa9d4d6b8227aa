import { error } from '@sveltejs/kit';
import { licence, ownTables } from '#features/reports/rules/open-data.ts';
import { openPartnership } from '#features/reports/server/open-data.ts';
import {
	partnershipTexts,
	publicPartners,
	publicPartnership
} from '#features/partnership/server/public.ts';
import { asked, openHeaders } from '../../answer.ts';
import { read } from '../../read.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = read(async ({ url, params, locals }) => {
	const { sql } = locals.context;
	const { language } = asked(url);
	const partnership = await publicPartnership(sql, params.slug);
	if (!partnership) error(404, 'Not found');
	const texts = await partnershipTexts(sql, partnership, language);
	const text = (field: string) => texts(partnership.id, field);
	const partners = await publicPartners(sql, partnership, language);
	const body = {
		licence,
		language,
		...openPartnership({ ...partnership, title: text('title'), summary: text('summary') }),
		aim: text('aim')?.text ?? null,
		partners: partners.map(({ name, role, category, country, website }) => ({
			name: name?.text ?? null,
			role,
			category,
			country,
			website: website ?? null
		})),
		tables: ownTables.map(
			(table) => `${url.origin}/api/v1/partnerships/${partnership.slug}/${table}`
		)
	};
	return Response.json(body, { headers: openHeaders(partnership.slug) });
});
