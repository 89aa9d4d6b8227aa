import type { RequestEvent } from '@sveltejs/kit';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { languageOf } from './locals.ts';

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
	const here = escaped(isRead ? pathname + search : pathname);
	const policy = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
	const html = `<!doctype html>
<html lang="${language}">
	<head>
		<meta charset="utf-8" />
		<meta name="viewport" content="width=device-width, initial-scale=1" />
		<meta name="color-scheme" content="light dark" />
		${isRead ? `<meta http-equiv="refresh" content="${afterSeconds}" />` : ''}
		<title>${escaped(t('ui.away'))} – Tiltas</title>
		<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
		<link rel="stylesheet" href="/away.css" />
	</head>
	<body>
		<main>
			<img src="/favicon.svg" alt="" width="56" height="56" />
			<h1>${escaped(t('ui.away'))}</h1>
			<p>${escaped(says)}</p>
			${isRead ? `<p><a href="${here}">${escaped(t('ui.try_again'))}</a></p>` : ''}
		</main>
	</body>
</html>
`;
	return new Response(html, {
		status: 503,
		headers: {
			...headers,
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': policy
		}
	});
}

const escaped = (text: string) =>
	text.replace(/[&<>"]/g, (letter) => `&#${letter.codePointAt(0)};`);
