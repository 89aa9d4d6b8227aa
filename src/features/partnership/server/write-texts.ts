import type { Scope } from '#features/accounts/server/command.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import type { Changes } from '#platform/server/journal.ts';
import type { Texts } from '../types.ts';

type TextScope = Pick<Scope, 'tx' | 'partnershipId' | 'now'>;
type Row = { field: string; language: Language; draft: string; revision: number };

/**
 * Writes the drafts of a record's texts and returns what changed, for the journal. A language that is
 * not given stays as it is. A translation remembers which revision of the source text it was made from.
 */
export async function writeTexts(
	scope: TextScope,
	recordId: string,
	texts: Texts
): Promise<Changes> {
	const stored = await storedTexts(scope, recordId);
	const source = await sourceLanguage(scope);
	const changes: Changes = {};
	for (const [field, localised] of Object.entries(texts)) {
		const ordered = [source, ...languages.filter((language) => language !== source)];
		for (const language of ordered) {
			const draft = localised?.[language]?.trim();
			if (draft === undefined) continue;
			const before = stored.find((row) => row.field === field && row.language === language);
			if (before ? before.draft === draft : draft === '') continue;
			const sourceRow = stored.find((row) => row.field === field && row.language === source);
			const row: Row = { field, language, draft, revision: (before?.revision ?? 0) + 1 };
			await writeText(scope, recordId, {
				...row,
				sourceRevision: language === source ? null : (sourceRow?.revision ?? null)
			});
			changes[`${field}.${language}`] = { before: before?.draft ?? null, after: draft };
			if (before) Object.assign(before, row);
			else stored.push(row);
		}
	}
	return changes;
}

async function storedTexts(scope: TextScope, recordId: string): Promise<Row[]> {
	return scope.tx
		.selectFrom('text')
		.select(['field', 'language', 'draft', 'revision'])
		.where('partnership_id', '=', scope.partnershipId)
		.where('record_id', '=', recordId)
		.execute();
}

async function sourceLanguage({ tx, partnershipId }: TextScope): Promise<Language> {
	const row = await tx
		.selectFrom('partnership')
		.select('source_language')
		.where('id', '=', partnershipId)
		.executeTakeFirstOrThrow();
	return row.source_language;
}

async function writeText(
	{ tx, partnershipId, now }: TextScope,
	recordId: string,
	text: Row & { sourceRevision: number | null }
): Promise<void> {
	const values = {
		draft: text.draft,
		revision: text.revision,
		source_revision: text.sourceRevision,
		changed_at: now
	};
	await tx
		.insertInto('text')
		.values({
			partnership_id: partnershipId,
			record_id: recordId,
			field: text.field,
			language: text.language,
			...values
		})
		.onConflict((conflict) =>
			conflict.columns(['partnership_id', 'record_id', 'field', 'language']).doUpdateSet(values)
		)
		.execute();
}
