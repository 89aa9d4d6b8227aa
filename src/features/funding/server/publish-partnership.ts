import { command, type Scope } from '#features/accounts/server/command.ts';
import { publishRecord, withdrawRecord } from '#features/partnership/server/publication.ts';
import { touchRecord } from '#features/partnership/server/records.ts';
import { indexForSearch } from '#features/partnership/server/public-search.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { publicationGaps } from './publication-gaps.ts';

export type PublicationInput = {
	language: Language;
	/** Why it goes public although a funder's rule is not met; journalled. */
	overrideReason?: string | undefined;
};

/**
 * Publishes one language of the partnership's page with its partners, funders, their logos, grants and groups.
 * Refuses `no-title` in that language, and `gaps` (listed) unless a coordinator overrides with a reason.
 */
export const publishPartnership = command({
	name: 'publish-partnership',
	may: ['coordinator'],
	async run(scope, input: PublicationInput) {
		const { partnershipId } = scope;
		const record = { id: partnershipId, kind: 'partnership', revision: undefined } as const;
		const touched = await touchRecord(scope, record);
		if (!touched.ok) return touched;
		const texts = await drafts(scope, input.language);
		const title = texts.get('title');
		if (!title) return { ok: false, reason: 'no-title' } as const;
		const gaps = await publicationGaps(scope, {
			recordId: partnershipId,
			language: input.language
		});
		if (gaps.length > 0 && !input.overrideReason)
			return { ok: false, reason: 'gaps', gaps } as const;
		const { parts, slug } = await pageOf(scope);
		const overrideReason = gaps.length > 0 ? input.overrideReason : undefined;
		await publishRecord(scope, {
			recordId: partnershipId,
			language: input.language,
			overrideReason,
			parts
		});
		await indexForSearch(scope, {
			recordId: partnershipId,
			language: input.language,
			kind: 'partnership',
			path: slug,
			title,
			body: [...texts.values()].join('\n'),
			happensOn: undefined
		});
		const published = { [input.language]: { after: { overrideReason, gaps: gaps.length } } };
		scope.journal({ recordId: partnershipId, recordKind: 'partnership', changes: published });
		return { ok: true } as const;
	}
});

/** Takes one language of the partnership's page back; refuses `not-public`. */
export const withdrawPartnership = command({
	name: 'withdraw-partnership',
	may: ['coordinator'],
	async run(scope, input: { language: Language }) {
		const { parts } = await pageOf(scope);
		const page = { recordId: scope.partnershipId, language: input.language, parts };
		if (!(await withdrawRecord(scope, page))) return { ok: false, reason: 'not-public' } as const;
		const changes = { [input.language]: { before: 'published' } };
		scope.journal({ recordId: scope.partnershipId, recordKind: 'partnership', changes });
		return { ok: true } as const;
	}
});

async function drafts(
	{ tx, partnershipId }: Scope,
	language: Language
): Promise<Map<string, string>> {
	const rows = await tx
		.selectFrom('text')
		.select(['field', 'draft'])
		.where('partnership_id', '=', partnershipId)
		.where('record_id', '=', partnershipId)
		.where('language', '=', language)
		.where('draft', '<>', '')
		.execute();
	return new Map(rows.map(({ field, draft }) => [field, draft]));
}

async function pageOf({ tx, partnershipId }: Scope): Promise<{ parts: string[]; slug: string }> {
	const { slug } = await tx
		.selectFrom('partnership')
		.select('slug')
		.where('id', '=', partnershipId)
		.executeTakeFirstOrThrow();
	const parts = await tx
		.selectFrom('record')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('kind', 'in', ['partner', 'funder', 'grant', 'activity_group'])
		.execute();
	const pictures = await tx
		.selectFrom('picture')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('record_id', 'in', [partnershipId, ...parts.map(({ id }) => id)])
		.execute();
	return { parts: [...parts, ...pictures].map(({ id }) => id), slug };
}
