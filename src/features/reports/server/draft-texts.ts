import type { Sql, Tx } from '#features/accounts/server/context.ts';
import type { LocalisedText } from '#features/partnership/types.ts';

export type DraftTexts = (recordId: string, field: string) => LocalisedText;

/** All texts of a partnership as the team has them now, in one query: a report speaks of everything. */
export async function draftTexts(sql: Sql | Tx, partnershipId: string): Promise<DraftTexts> {
	const rows = await sql
		.selectFrom('text')
		.select(['record_id', 'field', 'language', 'draft'])
		.where('partnership_id', '=', partnershipId)
		.where('draft', '<>', '')
		.execute();
	const texts = new Map<string, LocalisedText>();
	for (const { record_id, field, language, draft } of rows) {
		const key = `${record_id} ${field}`;
		const localised = texts.get(key) ?? {};
		localised[language] = draft;
		texts.set(key, localised);
	}
	return (recordId, field) => texts.get(`${recordId} ${field}`) ?? {};
}
