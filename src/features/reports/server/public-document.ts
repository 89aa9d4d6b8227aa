import type { Sql } from '#features/accounts/server/context.ts';
import { attachmentsOf } from '#features/partnership/server/attachments.ts';
import type { PublicPartnership } from '#features/partnership/server/public.ts';
import type { Document } from '#lib/document/types.ts';
import type { Speech } from '#lib/i18n/translator.ts';
import type { Snapshot } from '../types.ts';
import { reportDocument } from '../ui/report-document.ts';
import { publicReports } from './public.ts';
import { submissionOf } from './submit.ts';

type Asked = { number: string; speech: Speech; origin: string };

/** The approved report of this number as a document in the language asked for; undefined if none is public. */
export async function publicReportDocument(
	sql: Sql,
	partnership: PublicPartnership,
	{ number, speech, origin }: Asked
): Promise<Document | undefined> {
	const reports = await publicReports(sql, partnership);
	const report = reports.find((one) => String(one.number) === number);
	if (!report) return undefined;
	const asked = { reportId: report.id, version: report.version };
	const submission = await submissionOf(sql, partnership.id, asked);
	if (!submission) return undefined;
	const { snapshot, hash, submittedAt } = submission;
	const frozen = { hash, at: submittedAt };
	const shown = { ...snapshot, evidence: await publicEvidence(sql, partnership.id, snapshot) };
	return reportDocument(shown, speech, { origin, frozen, now: submittedAt });
}

/** Of the frozen evidence, what is public today: titles and addresses of the team's own stay inside (PE2). */
async function publicEvidence(
	sql: Sql,
	partnershipId: string,
	{ evidence }: Snapshot
): Promise<Snapshot['evidence']> {
	const records = [...new Set(evidence.map(({ recordId }) => recordId))];
	const open = await attachmentsOf(sql, { partnershipId, audience: 'public' }, records);
	return evidence.filter(({ recordId, url, fileHash }) =>
		open.some((one) => one.recordId === recordId && one.url === url && one.file?.hash === fileHash)
	);
}
