import type { Sql } from '#features/accounts/server/context.ts';
import { publishedTexts, type PublicPartnership } from '#features/partnership/server/public.ts';
import type { ShownText } from '#features/partnership/types.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { grantsOf } from './attributions.ts';
import { rulePack } from './rule-packs.ts';

export type PublicGrant = {
	id: string;
	funderId: string;
	funder: ShownText | undefined;
	title: ShownText | undefined;
	statement: ShownText | undefined;
	link: string | undefined;
	sharePercent: number | undefined;
};

/** The grants that pay for a public record, each with its funding sentence: what a page must say and show. */
export async function publicFunding(
	sql: Sql,
	partnership: PublicPartnership,
	asked: { language: Language; recordId: string }
): Promise<PublicGrant[]> {
	const grants = await grantsOf(sql, partnership.id, asked.recordId);
	const ids = grants.flatMap(({ id, funderId }) => [id, funderId]);
	const texts = await publishedTexts(sql, partnership, {
		language: asked.language,
		recordIds: ids
	});
	return grants.map((grant) => ({
		id: grant.id,
		funderId: grant.funderId,
		funder: texts(grant.funderId, 'name'),
		title: texts(grant.id, 'title'),
		statement: texts(grant.id, 'statement'),
		link: grant.website ?? rulePack(grant.rulePack)?.link,
		sharePercent: grant.sharePercent
	}));
}
