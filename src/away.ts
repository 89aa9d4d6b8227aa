import type { RequestEvent } from '@sveltejs/kit';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { languageOf } from './locals.ts';
import { plainPage, plainPagePolicy } from './plain-page.ts';

const afterSeconds = 5;

/** The one page that needs no database: says that it is away, that nothing is lost, and tries again. */
export function awayPage(event: RequestEvent): Response {
	const headers = { 'retry-after': String(afterSeconds), 'cache-control': 'no-store' };
	const language = languageOf(event, undefined);
	const t = serverTranslator(language);
	const isRead = ['GET', 'HEAD'].includes(event.request.method);
	const says = t(isRead ? 'ui.away_read' : 'ui.away_sent');
	if (!event.request.headers.get('accept')?.includes('text/html')) {
		return Response.json({ message: says }, { status: 503, headers });
	}
	const { pathname, search } = event.url;
	const again = { href: pathname + search, label: t('ui.try_again') };
	const html = plainPage(
		{ language },
		{
			title: t('ui.away'),
			says,
			refreshSeconds: isRead ? afterSeconds : undefined,
			link: isRead ? again : undefined
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
