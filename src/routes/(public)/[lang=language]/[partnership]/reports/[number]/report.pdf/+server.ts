import { error } from '@sveltejs/kit';
import { publicPartnership } from '#features/partnership/server/public.ts';
import { publicReportDocument } from '#features/reports/server/public-document.ts';
import { renderPdf } from '#platform/server/pdf/render-pdf.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals, url }) => {
	const { context, t, language } = locals;
	const partnership = await publicPartnership(context.sql, params.partnership);
	const asked = { number: params.number, speech: { language, t }, origin: url.origin };
	const document = partnership && (await publicReportDocument(context.sql, partnership, asked));
	if (!document) error(404, 'Not found');
	const name = `${params.partnership}-${params.number}-${language}.pdf`;
	return new Response(Buffer.from(await renderPdf(document)), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${name}"`,
			'cache-control': 'public, max-age=0, s-maxage=60',
			'x-cache-tags': params.partnership
		}
	});
};
