import { formatInstant } from '#lib/format/dates.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import {
	exposure,
	leakParts,
	noticeReaders,
	tellBy,
	type EventHoldings,
	type LeakKind,
	type LeakNotice
} from '../../rules/leak-drill.ts';

/** What the authority, the people and the partners are told of a leak, in each language, from what is really held. */
export function leakNotices(
	events: Record<Language, EventHoldings>,
	{ kind, noticed, zone }: { kind: LeakKind; noticed: Date; zone: string }
): LeakNotice[] {
	return noticeReaders.flatMap((reader) =>
		languages.map((language) => {
			const t = serverTranslator(language);
			const event = events[language];
			const given = {
				title: event.title,
				people: event.numbers.places,
				what: t(`leaks.what_${kind}`),
				noticed: `${formatInstant(noticed, language, zone)} (${zone})`,
				deadline: `${formatInstant(tellBy(noticed), language, zone)} (${zone})`
			};
			const held = leakParts.map((part) => {
				const shown = t(`leaks.exposure_${exposure(kind, part, event)}`);
				return reader === 'persons'
					? t('leaks.person_line', { part: t(`leaks.person_${part}`), exposure: shown })
					: t('leaks.part_line', {
							part: t(`leaks.part_${part}`),
							number: event.numbers[part],
							exposure: shown
						});
			});
			const text = [t(`leaks.notice_${reader}`, given), ...held, t(`leaks.next_${reader}`, given)];
			return { reader, language, text: text.join('\n') };
		})
	);
}
