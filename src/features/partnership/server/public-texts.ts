import type { Sql, Tx } from '#features/accounts/server/context.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { shownText } from '../rules.ts';
import type { LocalisedText, ShownText } from '../types.ts';

export type ShownTexts = (recordId: string, field: string) => ShownText | undefined;
type Asked = { partnershipId: string; language: Language; source: Language };

/** The published texts of these records in one query; the reader asks for a record's field. */
export async function shownTexts(
	sql: Sql | Tx,
	asked: Asked,
	recordIds: readonly string[]
): Promise<ShownTexts> {
	if (recordIds.length === 0) return () => undefined;
	const rows = await sql
		.selectFrom('text')
		.select(['record_id', 'field', 'language', 'published'])
		.where('partnership_id', '=', asked.partnershipId)
		.where('record_id', 'in', [...recordIds])
		.where('published', 'is not', null)
		.execute();
	const texts = new Map<string, LocalisedText>();
	for (const row of rows) {
		const key = `${row.record_id} ${row.field}`;
		texts.set(key, { ...texts.get(key), [row.language]: row.published ?? '' });
	}
	return (recordId, field) => {
		const localised = texts.get(`${recordId} ${field}`);
		return localised && shownText(localised, asked.language, asked.source);
	};
}
