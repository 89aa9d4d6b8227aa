import type { TeamScope } from '#features/accounts/server/context.ts';
import type { Document } from '#lib/document/types.ts';
import type { Speech } from '#lib/i18n/translator.ts';
import { reportDocument } from '../ui/report-document.ts';
import { currentSnapshot } from './snapshot.ts';
import { submissionOf } from './submit.ts';

type Asked = { reportId: string; speech: Speech; origin: string; now: Date };

/** The report as the team reads it: what was handed in last, else the draft as it stands now. */
export async function teamReportDocument(
	{ sql, partnershipId }: TeamScope,
	{ reportId, speech, origin, now }: Asked
): Promise<Document | undefined> {
	const submission = await submissionOf(sql, partnershipId, { reportId });
	if (submission) {
		const { snapshot, hash, submittedAt } = submission;
		return reportDocument(snapshot, speech, { origin, frozen: { hash, at: submittedAt }, now });
	}
	const snapshot = await currentSnapshot(sql, partnershipId, reportId);
	return snapshot && reportDocument(snapshot, speech, { origin, frozen: undefined, now });
}
