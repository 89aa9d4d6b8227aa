import { sql as raw } from 'kysely';
import type { Sql } from '#features/accounts/server/context.ts';
import type { Actor } from '#features/accounts/types.ts';
import type { StoredFile } from '../types.ts';

type Row = {
	partnership_id: string;
	file_hash: string;
	file_name: string;
	media_type: string | null;
	byte_size: number | null;
	is_public: boolean;
};

/** Whether a page shows what the attachment hangs on: else its file is nobody's but the team's (PE2). */
const isShown = raw<boolean>`
	exists (select from publication where partnership_id = attachment.partnership_id
		and record_id = attachment.partnership_id)
	and (exists (
		select from deliverable
		join publication on publication.partnership_id = deliverable.partnership_id
			and publication.record_id = deliverable.activity_id
		join text on text.partnership_id = deliverable.partnership_id
			and text.record_id = deliverable.id and text.published is not null
		where deliverable.partnership_id = attachment.partnership_id and deliverable.id = attachment.record_id
	) or exists (
		select from claim
		join claim_event on claim_event.partnership_id = claim.partnership_id and claim_event.claim_id = claim.id
		join event on event.partnership_id = claim.partnership_id and event.id = claim_event.event_id
			and event.visibility = 'public'
		join publication on publication.partnership_id = claim.partnership_id
			and publication.record_id = event.id
		where claim.partnership_id = attachment.partnership_id and claim.id = attachment.record_id
			and claim.withdrawn_at is null
	))`;

/**
 * The stored file of an attachment, if this visitor may have it: public files of what is shown to the
 * public for everybody, all others for the partnership's team. For whoever may not, it does not exist (PE2).
 */
export async function fileOf(
	sql: Sql,
	attachmentId: string,
	actor: Actor | undefined
): Promise<(StoredFile & { isPublic: boolean }) | undefined> {
	const { rows } = await raw<Row>`
		select partnership_id, file_hash, file_name, media_type, byte_size,
			visibility = 'public' and not holds_personal_data and ${isShown} as is_public
		from attachment where id = ${attachmentId} and file_hash is not null`.execute(sql);
	const [row] = rows;
	const isTeam = actor?.memberships.some(
		({ partnershipId }) => partnershipId === row?.partnership_id
	);
	if (!row || (!row.is_public && !isTeam)) return undefined;
	return {
		isPublic: row.is_public,
		hash: row.file_hash,
		name: row.file_name,
		mediaType: row.media_type ?? 'application/octet-stream',
		byteSize: row.byte_size ?? 0
	};
}
