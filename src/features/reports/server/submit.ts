import { createHash } from 'node:crypto';
import { command } from '#features/accounts/server/command.ts';
import type { Sql, Tx } from '#features/accounts/server/context.ts';
import { touchRecord } from '#features/partnership/server/records.ts';
import { canonicalJson } from '#platform/server/canonical-json.ts';
import { asJson } from '#platform/server/database/values.ts';
import { isOpen } from '../rules.ts';
import type { Snapshot } from '../types.ts';
import { gapsOfSnapshot } from './gaps.ts';
import { lockedReport } from './report-rows.ts';
import { currentSnapshot } from './snapshot.ts';

/** The SHA-256 of a snapshot's canonical JSON, in hexadecimal: the same facts always have the same hash. */
export function snapshotHash(snapshot: Snapshot): string {
	return createHash('sha256').update(canonicalJson(snapshot)).digest('hex');
}

/**
 * Hands a report in: all that it says is frozen with its hash, and nothing changed later moves it (RE4).
 * Refuses `no-such-record`, `not-editable`, `gaps` while its summary is missing, and soft gaps until
 * the one who hands it in has seen them.
 */
export const submitReport = command({
	name: 'submit-report',
	may: ['coordinator'],
	async run(scope, input: { id: string; gapsSeen: boolean }) {
		const { tx, partnershipId, now, member } = scope;
		const touched = await touchRecord(scope, { id: input.id, kind: 'report', revision: undefined });
		if (!touched.ok) return touched;
		const report = await lockedReport(scope, input.id);
		const snapshot = report && (await currentSnapshot(tx, partnershipId, input.id));
		if (!report || !snapshot) return { ok: false, reason: 'no-such-record' } as const;
		if (!isOpen(report.state)) return { ok: false, reason: 'not-editable' } as const;
		const gaps = await gapsOfSnapshot({ sql: tx, partnershipId }, snapshot, input.id);
		const stops = gaps.some(({ isHard }) => isHard) || (gaps.length > 0 && !input.gapsSeen);
		if (stops) return { ok: false, reason: 'gaps', gaps } as const;
		const version = report.submissions.length + 1;
		const hash = snapshotHash(snapshot);
		await tx
			.insertInto('report_submission')
			.values({
				partnership_id: partnershipId,
				report_id: input.id,
				version,
				snapshot: asJson(snapshot),
				hash,
				submitted_at: now,
				submitted_by: member.accountId
			})
			.execute();
		const changes = { submission: { after: { version, hash, gaps: gaps.length } } };
		scope.journal({ recordId: input.id, recordKind: 'report', changes });
		return { ok: true, version, hash } as const;
	}
});

/** Returns a handed-in report with a note, or approves it. Refuses `not-submitted`, `needs-note`, `no-such-record`. */
export const decideReport = command({
	name: 'decide-report',
	may: ['coordinator'],
	async run(
		scope,
		input: { id: string; decision: 'returned' | 'approved'; note?: string | undefined }
	) {
		const touched = await touchRecord(scope, { id: input.id, kind: 'report', revision: undefined });
		if (!touched.ok) return touched;
		const report = await lockedReport(scope, input.id);
		if (report?.state !== 'submitted') return { ok: false, reason: 'not-submitted' } as const;
		if (input.decision === 'returned' && !input.note)
			return { ok: false, reason: 'needs-note' } as const;
		const decision = {
			version: report.submissions.length,
			decision: input.decision,
			note: input.note ?? null
		};
		await scope.tx
			.insertInto('report_decision')
			.values({
				partnership_id: scope.partnershipId,
				report_id: input.id,
				...decision,
				decided_at: scope.now,
				decided_by: scope.member.accountId
			})
			.execute();
		scope.journal({
			recordId: input.id,
			recordKind: 'report',
			changes: { decision: { after: decision } }
		});
		return { ok: true } as const;
	}
});

export type Submission = { version: number; hash: string; submittedAt: Date; snapshot: Snapshot };

/** A frozen submission of a report, the last one where no version is asked for. */
export async function submissionOf(
	sql: Sql | Tx,
	partnershipId: string,
	asked: { reportId: string; version?: number | undefined }
): Promise<Submission | undefined> {
	const row = await sql
		.selectFrom('report_submission')
		.selectAll()
		.where('partnership_id', '=', partnershipId)
		.where('report_id', '=', asked.reportId)
		.$if(asked.version !== undefined, (query) => query.where('version', '=', asked.version ?? 0))
		.orderBy('version', 'desc')
		.limit(1)
		.executeTakeFirst();
	if (!row) return undefined;
	const { version, hash, submitted_at, snapshot } = row;
	return { version, hash, submittedAt: submitted_at, snapshot: snapshot as unknown as Snapshot };
}
