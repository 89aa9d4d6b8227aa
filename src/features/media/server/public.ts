import type { Sql } from '#features/accounts/server/context.ts';

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
			return eb.and([isPublic('record_id'), isPublic('partnership_id'), hasWords]);
		})
		.executeTakeFirst();
	return size === 'large' ? row?.file_hash : row?.small_hash;
}
