import type { Tx } from '#features/accounts/server/context.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { pageGaps } from '../rules.ts';
import type { Gap } from '../types.ts';
import { grantsOf } from './attributions.ts';
import { rulePack } from './rule-packs.ts';

export type CheckedPage = { recordId: string; language: Language };

/**
 * What a page lacks before it may go public in this language: the funding statement, the funder's name
 * and link of every grant it is attributed to, and alternative texts of its pictures (PU2).
 */
export async function publicationGaps(
	scope: { tx: Tx; partnershipId: string },
	page: CheckedPage
): Promise<Gap[]> {
	const { tx, partnershipId } = scope;
	const grants = await grantsOf(tx, partnershipId, page.recordId);
	const pictures = await picturesOn(scope, page.recordId);
	const ids = [
		...grants.flatMap(({ id, funderId }) => [id, funderId]),
		...pictures.map(({ id }) => id)
	];
	const drafts = await draftTexts(scope, ids, page.language);
	return pageGaps({
		language: page.language,
		grants: grants.flatMap((grant) => {
			const pack = rulePack(grant.rulePack);
			if (!pack) return [];
			return {
				grantId: grant.id,
				funderId: grant.funderId,
				pack,
				funder: drafts.get(`${grant.funderId} name`),
				statement: drafts.get(`${grant.id} statement`),
				link: grant.website ?? pack.link
			};
		}),
		pictures: pictures.map(({ id }) => ({ id, alternativeText: drafts.get(`${id} alt`) }))
	});
}

/** The pictures of a page; on the partnership's own also the logos of its partners and funders. */
function picturesOn({ tx, partnershipId }: { tx: Tx; partnershipId: string }, recordId: string) {
	const withLogos = recordId === partnershipId ? (['partner', 'funder'] as const) : [];
	return tx
		.selectFrom('picture')
		.innerJoin('record', (join) =>
			join
				.onRef('record.partnership_id', '=', 'picture.partnership_id')
				.onRef('record.id', '=', 'picture.record_id')
		)
		.select('picture.id')
		.where('picture.partnership_id', '=', partnershipId)
		.where((eb) =>
			withLogos.length > 0
				? eb.or([eb('record.id', '=', recordId), eb('record.kind', 'in', withLogos)])
				: eb('record.id', '=', recordId)
		)
		.execute();
}

async function draftTexts(
	{ tx, partnershipId }: { tx: Tx; partnershipId: string },
	recordIds: readonly string[],
	language: Language
): Promise<Map<string, string>> {
	if (recordIds.length === 0) return new Map();
	const rows = await tx
		.selectFrom('text')
		.select(['record_id', 'field', 'draft'])
		.where('partnership_id', '=', partnershipId)
		.where('record_id', 'in', [...recordIds])
		.where('language', '=', language)
		.where('draft', '<>', '')
		.execute();
	return new Map(rows.map((row) => [`${row.record_id} ${row.field}`, row.draft]));
}
