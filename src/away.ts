import type { RequestEvent } from '@sveltejs/kit';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { languageOf } from './locals.ts';
import { plainPage, plainPagePolicy } from './plain-page.ts';
import { sentFields } from './sent-form.ts';

const afterSeconds = 5;

/** The one page that needs no database: says that it is away, that nothing is lost, and tries or sends again. */
export async function awayPage(event: RequestEvent): Promise<Response> {
	const headers = { 'retry-after': String(afterSeconds), 'cache-control': 'no-store' };
	const language = languageOf(event, undefined);
	const t = serverTranslator(language);
	const isRead = ['GET', 'HEAD'].includes(event.request.method);
	const isPage = event.request.headers.get('accept')?.includes('text/html');
	const fields = isRead || !isPage ? undefined : await sentFields(event.request);
	const says = t(isRead ? 'ui.away_read' : fields ? 'ui.away_send_again' : 'ui.away_sent');
	if (!isPage) return Response.json({ message: says }, { status: 503, headers });
	const here = event.url.pathname + event.url.search;
	const html = plainPage(
		{ language },
		{
			title: t('ui.away'),
			says,
			refreshSeconds: isRead ? afterSeconds : undefined,
			link: isRead ? { href: here, label: t('ui.try_again') } : undefined,
			resend: fields && { fields, action: here, label: t('ui.send_again') }
		}
	);
	return new Response(html, {
		status: 503,
		headers: {
			...headers,
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': plainPagePolicy
		}
	});
}
