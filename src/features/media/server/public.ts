import type { Sql } from '#features/accounts/server/context.ts';
import { publishedTexts, type PublicPartnership } from '#features/partnership/server/public.ts';
import type { ShownLogo } from '#features/partnership/types.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { logosOf } from './queries.ts';

export type PictureSize = 'large' | 'small';

/**
 * The hash under which a picture's bytes are kept, if the public may see it: its words are published
 * and so is what it hangs on, in a partnership that is public.
 */
export async function publicPictureHash(
	sql: Sql,
	id: string,
	size: PictureSize
): Promise<string | undefined> {
	const row = await sql
		.selectFrom('record')
		.innerJoin('picture', (join) =>
			join
				.onRef('picture.partnership_id', '=', 'record.partnership_id')
				.onRef('picture.id', '=', 'record.id')
		)
		.select(['file_hash', 'small_hash'])
		.where('record.id', '=', id)
		.where((eb) => {
			const isPublic = (record: 'record_id' | 'partnership_id') =>
				eb.exists(
					eb
						.selectFrom('publication')
						.select('language')
						.whereRef('publication.partnership_id', '=', 'picture.partnership_id')
						.whereRef('publication.record_id', '=', `picture.${record}`)
				);
			const hasWords = eb.exists(
				eb
					.selectFrom('text')
					.select('language')
					.whereRef('text.partnership_id', '=', 'picture.partnership_id')
					.whereRef('text.record_id', '=', 'picture.id')
					.where('text.published', 'is not', null)
			);
			// A logo is public with the partnership's page, which shows its partners and funders.
			const isLogo = eb.exists(
				eb
					.selectFrom('record as shown')
					.select('shown.id')
					.whereRef('shown.partnership_id', '=', 'picture.partnership_id')
					.whereRef('shown.id', '=', 'picture.record_id')
					.where('shown.kind', 'in', ['partner', 'funder'])
			);
			return eb.and([eb.or([isPublic('record_id'), isLogo]), isPublic('partnership_id'), hasWords]);
		})
		.executeTakeFirst();
	return size === 'large' ? row?.file_hash : row?.small_hash;
}

/** The logos of partners and funders that have public words, by the record they stand for; the latest of each. */
export async function publicLogos(
	sql: Sql,
	partnership: PublicPartnership,
	language: Language
): Promise<Record<string, ShownLogo>> {
	const pictures = await logosOf(sql, partnership.id);
	const recordIds = pictures.map(({ id }) => id);
	const texts = await publishedTexts(sql, partnership, { language, recordIds });
	return Object.fromEntries(
		pictures.flatMap(({ id, recordId, width, height }) => {
			const alt = texts(id, 'alt');
			return alt ? [[recordId, { id, width, height, alt }]] : [];
		})
	);
}
