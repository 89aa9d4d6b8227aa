import { randomUUID } from 'node:crypto';
import type { Scope } from '#features/accounts/server/command.ts';
import type { Sql, Tx } from '#features/accounts/server/context.ts';
import type { Attachment, AttachmentFacts, NewAttachment } from '../types.ts';

type AttachmentScope = Pick<Scope, 'tx' | 'partnershipId' | 'now' | 'member'>;

/** Hangs a stored file or a link on a record and returns its id; the caller journals it. */
export async function attach(
	{ tx, partnershipId, now, member }: AttachmentScope,
	recordId: string,
	attachment: NewAttachment & { id?: string }
): Promise<string> {
	const { id = randomUUID() } = attachment;
	const { file } = attachment;
	await tx
		.insertInto('attachment')
		.values({
			partnership_id: partnershipId,
			id,
			record_id: recordId,
			purpose: attachment.purpose,
			title: attachment.title,
			url: attachment.url ?? null,
			file_hash: file?.hash ?? null,
			file_name: file?.name ?? null,
			media_type: file?.mediaType ?? null,
			byte_size: file?.byteSize ?? null,
			dated_on: attachment.datedOn ?? null,
			language: attachment.language ?? null,
			licence: attachment.licence ?? null,
			visibility: attachment.visibility,
			holds_personal_data: attachment.holdsPersonalData ?? false,
			added_at: now,
			added_by: member.accountId
		})
		.execute();
	return id;
}

/** Changes what is said of an attachment and who may see it; the file or link stays. False if it is not there. */
export async function describeAttachment(
	{ tx, partnershipId }: Pick<Scope, 'tx' | 'partnershipId'>,
	attachmentId: string,
	said: AttachmentFacts
): Promise<boolean> {
	const changed = await tx
		.updateTable('attachment')
		.set({
			title: said.title,
			dated_on: said.datedOn ?? null,
			language: said.language ?? null,
			licence: said.licence ?? null,
			visibility: said.visibility,
			holds_personal_data: said.holdsPersonalData ?? false
		})
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', attachmentId)
		.executeTakeFirst();
	return changed.numUpdatedRows > 0n;
}

/** Takes an attachment off its record; false if it was not there. Bytes that nothing names go within two days. */
export async function detach(
	{ tx, partnershipId }: Pick<Scope, 'tx' | 'partnershipId'>,
	attachmentId: string
): Promise<boolean> {
	const gone = await tx
		.deleteFrom('attachment')
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', attachmentId)
		.executeTakeFirst();
	return gone.numDeletedRows > 0n;
}

/** The attachments of these records; for the public only those that it may see. */
export async function attachmentsOf(
	sql: Sql | Tx,
	asked: { partnershipId: string; audience: 'public' | 'team' },
	recordIds: readonly string[]
): Promise<Attachment[]> {
	if (recordIds.length === 0) return [];
	const rows = await sql
		.selectFrom('attachment')
		.selectAll()
		.where('partnership_id', '=', asked.partnershipId)
		.where('record_id', 'in', [...recordIds])
		.$if(asked.audience === 'public', (query) =>
			query.where('visibility', '=', 'public').where('holds_personal_data', '=', false)
		)
		.orderBy('added_at')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		recordId: row.record_id,
		purpose: row.purpose,
		title: row.title,
		url: row.url ?? undefined,
		file:
			row.file_hash === null
				? undefined
				: {
						hash: row.file_hash,
						name: row.file_name ?? '',
						mediaType: row.media_type ?? 'application/octet-stream',
						byteSize: row.byte_size ?? 0
					},
		datedOn: row.dated_on ?? undefined,
		language: row.language ?? undefined,
		licence: row.licence ?? undefined,
		visibility: row.visibility,
		holdsPersonalData: row.holds_personal_data
	}));
}
