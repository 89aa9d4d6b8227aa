import type { RequestEvent } from '@sveltejs/kit';
import { calendarFile } from '#features/events/server/calendar-file.ts';
import type { PublicEventRow } from '#features/events/types.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { serverTranslator } from '#lib/i18n/server-translator.ts';

type Calendar = { language: Language; tag: string; name: string; now: Date };

/** Public events as a calendar file that programs may read again and again. */
export function calendarResponse(
	{ locals }: Pick<RequestEvent, 'locals'>,
	{ language, tag, name, now }: Calendar,
	events: readonly PublicEventRow[]
): Response {
	const t = serverTranslator(language);
	const { origin } = locals;
	const calendar = {
		name: t('events.calendar_of', { name }),
		origin,
		speech: { language, t },
		now
	};
	return new Response(calendarFile(calendar, events), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'inline; filename="calendar.ics"',
			'cache-control': 'public, max-age=0, s-maxage=60',
			'x-cache-tags': tag
		}
	});
}
