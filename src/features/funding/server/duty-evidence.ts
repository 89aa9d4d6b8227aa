import { randomUUID } from 'node:crypto';
import { command, type Scope } from '#features/accounts/server/command.ts';
import { attach, detach } from '#features/partnership/server/attachments.ts';
import type { StoredFile } from '#features/partnership/types.ts';
import { rulePack } from './rule-packs.ts';

export type DutyEvidenceInput = {
	grantId: string;
	duty: string;
	kind: 'evidence' | 'waiver';
	note: string;
	url?: string | undefined;
	/** For the team and auditors alone: evidence may name people. */
	file?: StoredFile | undefined;
	datedOn?: string | undefined;
};

/** Enters how a duty is met, or why it is waived; refuses `no-such-grant` and `no-such-duty`. */
export const enterDutyEvidence = command({
	name: 'enter-duty-evidence',
	may: ['coordinator'],
	async run(scope, input: DutyEvidenceInput) {
		const { tx, partnershipId, now, member } = scope;
		const grant = await tx
			.selectFrom('grant_agreement')
			.select('rule_pack')
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.grantId)
			.executeTakeFirst();
		if (!grant) return { ok: false, reason: 'no-such-grant' } as const;
		const isDuty = rulePack(grant.rule_pack)?.duties.some(({ id }) => id === input.duty);
		if (!isDuty) return { ok: false, reason: 'no-such-duty' } as const;
		const id = randomUUID();
		const row = {
			duty: input.duty,
			kind: input.kind,
			note: input.note,
			url: input.url ?? null,
			dated_on: input.datedOn ?? null
		};
		await tx
			.insertInto('duty_evidence')
			.values({
				partnership_id: partnershipId,
				id,
				grant_id: input.grantId,
				...row,
				entered_at: now,
				entered_by: member.accountId
			})
			.execute();
		if (input.file) await attachEvidence(scope, id, { ...input, file: input.file });
		const changes = { duty_evidence: { after: { id, ...row, sha256: input.file?.hash } } };
		scope.journal({ recordId: input.grantId, recordKind: 'grant', changes });
		return { ok: true, id } as const;
	}
});

/** A piece of evidence and its file carry the same id; the file hangs on the grant. */
function attachEvidence(
	scope: Scope,
	id: string,
	{ grantId, file, datedOn }: DutyEvidenceInput & { file: StoredFile }
): Promise<string> {
	return attach(scope, grantId, {
		id,
		purpose: 'evidence',
		title: file.name,
		file,
		datedOn,
		visibility: 'team'
	});
}

/** Withdraws a piece of evidence with its file, or a waiver; it stays in the journal. Refuses `no-such-record`. */
export const withdrawDutyEvidence = command({
	name: 'withdraw-duty-evidence',
	may: ['coordinator'],
	async run(scope, input: { id: string }) {
		const { tx, partnershipId, now, member } = scope;
		const row = await tx
			.updateTable('duty_evidence')
			.set({ withdrawn_at: now, withdrawn_by: member.accountId })
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id)
			.where('withdrawn_at', 'is', null)
			.returning(['grant_id', 'duty'])
			.executeTakeFirst();
		if (!row) return { ok: false, reason: 'no-such-record' } as const;
		await detach(scope, input.id);
		const changes = { duty_evidence: { before: { id: input.id, duty: row.duty } } };
		scope.journal({ recordId: row.grant_id, recordKind: 'grant', changes });
		return { ok: true } as const;
	}
});
