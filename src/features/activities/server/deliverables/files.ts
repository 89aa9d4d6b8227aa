import { command, type Scope } from '#features/accounts/server/command.ts';
import { attach, describeAttachment, detach } from '#features/partnership/server/attachments.ts';
import { touchRecord } from '#features/partnership/server/records.ts';
import { isFileOrLink } from '#features/partnership/rules.ts';
import type { AttachmentFacts, NewAttachment } from '#features/partnership/types.ts';
import { mayWorkOn } from '../may-work-on.ts';

const may = ['coordinator', 'partner_officer'] as const;

/**
 * Hangs a file or link on a deliverable (WP10: several, each with its own day, language, licence,
 * audience). Refuses `file-or-link` unless it is exactly one of the two, `not-yours`, `no-such-record`.
 */
export const attachToDeliverable = command({
	name: 'attach-to-deliverable',
	may,
	async run(scope, input: { deliverableId: string; attachment: NewAttachment }) {
		if (!isFileOrLink(input.attachment)) return { ok: false, reason: 'file-or-link' } as const;
		const record = { id: input.deliverableId, kind: 'deliverable', revision: undefined } as const;
		const touched = await touchRecord(scope, record);
		if (!touched.ok) return touched;
		const { activity_id } = await scope.tx
			.selectFrom('deliverable')
			.select('activity_id')
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.deliverableId)
			.executeTakeFirstOrThrow();
		if (!(await mayWorkOn(scope, activity_id))) return { ok: false, reason: 'not-yours' } as const;
		const id = await attach(scope, input.deliverableId, input.attachment);
		const { title, visibility, file } = input.attachment;
		const changes = { attachment: { after: { id, title, visibility, sha256: file?.hash } } };
		scope.journal({ recordId: input.deliverableId, recordKind: 'deliverable', changes });
		return { ok: true, id } as const;
	}
});

/** Changes what is said of a deliverable's file or link and who may see it; refuses `not-yours`, `no-such-record`. */
export const describeDeliverableFile = command({
	name: 'describe-deliverable-file',
	may,
	async run(scope, input: AttachmentFacts & { id: string }) {
		const own = await ownFile(scope, input.id);
		if (!own.ok) return own;
		const { id, ...said } = input;
		await describeAttachment(scope, id, said);
		const changes = { attachment: { before: { id, ...own.before }, after: said } };
		scope.journal({ recordId: own.deliverableId, recordKind: 'deliverable', changes });
		return { ok: true } as const;
	}
});

/** Takes a file or link off a deliverable; refuses `not-yours` and `no-such-record`. */
export const detachFromDeliverable = command({
	name: 'detach-from-deliverable',
	may,
	async run(scope, input: { id: string }) {
		const own = await ownFile(scope, input.id);
		if (!own.ok) return own;
		await detach(scope, input.id);
		const changes = { attachment: { before: { id: input.id, ...own.before } } };
		scope.journal({ recordId: own.deliverableId, recordKind: 'deliverable', changes });
		return { ok: true } as const;
	}
});

type Own =
	| { ok: true; deliverableId: string; before: { title: string; visibility: string } }
	| { ok: false; reason: 'no-such-record' | 'not-yours' };

async function ownFile(scope: Scope, attachmentId: string): Promise<Own> {
	const row = await scope.tx
		.selectFrom('attachment')
		.innerJoin('deliverable', (join) =>
			join
				.onRef('deliverable.partnership_id', '=', 'attachment.partnership_id')
				.onRef('deliverable.id', '=', 'attachment.record_id')
		)
		.select(['deliverable.id', 'deliverable.activity_id', 'attachment.title'])
		.select('attachment.visibility')
		.where('attachment.partnership_id', '=', scope.partnershipId)
		.where('attachment.id', '=', attachmentId)
		.forUpdate('attachment')
		.executeTakeFirst();
	if (!row) return { ok: false, reason: 'no-such-record' };
	if (!(await mayWorkOn(scope, row.activity_id))) return { ok: false, reason: 'not-yours' };
	const { title, visibility } = row;
	return { ok: true, deliverableId: row.id, before: { title, visibility } };
}
