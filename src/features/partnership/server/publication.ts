import { sql } from 'kysely';
import type { Scope } from '#features/accounts/server/command.ts';
import type { Language } from '#lib/i18n/languages.ts';

type PublicationScope = Pick<Scope, 'tx' | 'partnershipId' | 'now' | 'member'>;
export type PublishedRecord = {
	recordId: string;
	language: Language;
	/** Why a manager published against a rule; journalled by the caller. */
	overrideReason: string | undefined;
	/** Records whose texts go out with this page: its stops, programme items, deliverables. */
	parts: readonly string[];
};

/**
 * Publishes one language of a record and of its parts: what is in draft becomes what the public reads.
 * No other language changes. The caller has checked the rules and writes the journal.
 */
export async function publishRecord(scope: PublicationScope, page: PublishedRecord): Promise<void> {
	const { tx, partnershipId, now, member } = scope;
	await tx
		.updateTable('text')
		.set({ published: sql.ref('draft'), published_revision: sql.ref('revision') })
		.where('partnership_id', '=', partnershipId)
		.where('record_id', 'in', [page.recordId, ...page.parts])
		.where('language', '=', page.language)
		.execute();
	const values = {
		published_at: now,
		published_by: member.accountId,
		override_reason: page.overrideReason ?? null
	};
	await tx
		.insertInto('publication')
		.values({
			partnership_id: partnershipId,
			record_id: page.recordId,
			language: page.language,
			...values
		})
		.onConflict((conflict) =>
			conflict.columns(['partnership_id', 'record_id', 'language']).doUpdateSet(values)
		)
		.execute();
}

/** Takes one language of a record and its parts back from the public; texts stay as drafts. False if it was not public. */
export async function withdrawRecord(
	scope: Pick<Scope, 'tx' | 'partnershipId'>,
	page: Omit<PublishedRecord, 'overrideReason'>
): Promise<boolean> {
	const gone = await scope.tx
		.deleteFrom('publication')
		.where('partnership_id', '=', scope.partnershipId)
		.where('record_id', '=', page.recordId)
		.where('language', '=', page.language)
		.executeTakeFirst();
	if (gone.numDeletedRows === 0n) return false;
	// Else another language of the page would go on showing what was taken back.
	await scope.tx
		.updateTable('text')
		.set({ published: null, published_revision: null })
		.where('partnership_id', '=', scope.partnershipId)
		.where('record_id', 'in', [page.recordId, ...page.parts])
		.where('language', '=', page.language)
		.execute();
	await scope.tx
		.deleteFrom('search_entry')
		.where('partnership_id', '=', scope.partnershipId)
		.where('record_id', '=', page.recordId)
		.where('language', '=', page.language)
		.execute();
	return true;
}

/** Publishes one field of a record in the languages it is public in: a notice can't wait for the next publication. */
export async function publishField(
	{ tx, partnershipId }: Pick<Scope, 'tx' | 'partnershipId'>,
	text: { recordId: string; field: string; languages: readonly Language[] }
): Promise<void> {
	if (text.languages.length === 0) return;
	await tx
		.updateTable('text')
		.set({ published: sql.ref('draft'), published_revision: sql.ref('revision') })
		.where('partnership_id', '=', partnershipId)
		.where('record_id', '=', text.recordId)
		.where('field', '=', text.field)
		.where('language', 'in', [...text.languages])
		.execute();
}
