import type { TeamScope } from '#features/accounts/server/context.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { textState } from '../rules.ts';
import type { TeamText } from '../types.ts';

export type TeamTexts = (recordId: string, field: string) => Record<Language, TeamText>;

/** The texts of these records as the team works on them, each language with its state, in one query. */
export async function teamTexts(
	scope: Pick<TeamScope, 'sql' | 'partnershipId'>,
	recordIds: readonly string[]
): Promise<TeamTexts> {
	const rows =
		recordIds.length === 0
			? []
			: await scope.sql
					.selectFrom('text')
					.innerJoin('partnership', 'partnership.id', 'text.partnership_id')
					.selectAll('text')
					.select('partnership.source_language')
					.where('text.partnership_id', '=', scope.partnershipId)
					.where('text.record_id', 'in', [...recordIds])
					.execute();
	const stored = new Map(rows.map((row) => [`${row.record_id} ${row.field} ${row.language}`, row]));
	const sourceLanguage = rows[0]?.source_language;
	return (recordId, field) => {
		const text = (language: Language): TeamText => {
			const row = stored.get(`${recordId} ${field} ${language}`);
			const source = stored.get(`${recordId} ${field} ${sourceLanguage ?? ''}`);
			return {
				draft: row?.draft ?? '',
				published: row?.published ?? undefined,
				state: textState(row, source)
			};
		};
		return Object.fromEntries(languages.map((language) => [language, text(language)])) as Record<
			Language,
			TeamText
		>;
	};
}
