import { error } from '@sveltejs/kit';
import { teamReportDocument } from '#features/reports/server/team-document.ts';
import { isLanguage } from '#lib/i18n/languages.ts';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { renderPdf } from '#platform/server/pdf/render-pdf.ts';
import { workScope } from '../../../../../../work.ts';
import type { RequestHandler } from './$types';

/** The report as a tagged PDF in the language asked for, else in the page's own. */
export const GET: RequestHandler = async (event) => {
	const scope = await workScope(event);
	const asked = event.url.searchParams.get('language') ?? undefined;
	const language = isLanguage(asked) ? asked : event.params.lang;
	const document = await teamReportDocument(scope, {
		reportId: event.params.id,
		speech: { language, t: serverTranslator(language) },
		origin: event.url.origin,
		now: event.locals.context.clock()
	});
	if (!document) error(404);
	return new Response(Buffer.from(await renderPdf(document)), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${scope.slug}-report-${language}.pdf"`,
			'cache-control': 'private, no-store'
		}
	});
};
