import { formatInstant } from '#lib/format/dates.ts';
import { languages } from '#lib/i18n/languages.ts';
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
	event: EventHoldings,
	{ kind, noticed, zone }: { kind: LeakKind; noticed: Date; zone: string }
): LeakNotice[] {
	return languages.flatMap((language) => {
		const t = serverTranslator(language);
		const parts = leakParts.map((part) =>
			t('leaks.part_line', {
				part: t(`leaks.part_${part}`),
				number: event.numbers[part],
				exposure: t(`leaks.exposure_${exposure(kind, part, event)}`)
			})
		);
		const given = {
			title: event.title,
			what: t(`leaks.what_${kind}`),
			noticed: formatInstant(noticed, language, zone),
			deadline: formatInstant(tellBy(noticed), language, zone)
		};
		return noticeReaders.map((reader) => {
			const listed = reader === 'persons' ? [] : parts;
			const ends = t(`leaks.next_${reader}`, given);
			return {
				reader,
				language,
				text: [t(`leaks.notice_${reader}`, given), ...listed, ends].join('\n')
			};
		});
	});
}
