import type { Sql } from '#features/accounts/server/context.ts';
import type { Actor } from '#features/accounts/types.ts';
import type { StoredFile } from '../types.ts';

/**
 * The stored file of an attachment, if this visitor may have it: public files of public records for
 * everybody, all others for the partnership's team. For whoever may not, it does not exist (PE2).
 */
export async function fileOf(
	sql: Sql,
	attachmentId: string,
	actor: Actor | undefined
): Promise<(StoredFile & { isPublic: boolean }) | undefined> {
	const row = await sql
		.selectFrom('attachment')
		.select(['partnership_id', 'file_hash', 'file_name', 'media_type', 'byte_size', 'visibility'])
		.select('holds_personal_data')
		.select((eb) =>
			eb
				.exists(
					eb
						.selectFrom('publication')
						.select('language')
						.whereRef('publication.partnership_id', '=', 'attachment.partnership_id')
						.whereRef('publication.record_id', '=', 'attachment.partnership_id')
				)
				.as('isPublished')
		)
		.where('id', '=', attachmentId)
		.where('file_hash', 'is not', null)
		.executeTakeFirst();
	if (!row?.file_hash) return undefined;
	const isPublic =
		Boolean(row.isPublished) && row.visibility === 'public' && !row.holds_personal_data;
	const isTeam = actor?.memberships.some(
		({ partnershipId }) => partnershipId === row.partnership_id
	);
	if (!isPublic && !isTeam) return undefined;
	return {
		isPublic,
		hash: row.file_hash,
		name: row.file_name ?? 'file',
		mediaType: row.media_type ?? 'application/octet-stream',
		byteSize: row.byte_size ?? 0
	};
}
