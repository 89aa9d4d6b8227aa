import type { Sql } from '#features/accounts/server/context.ts';
import type { PublicPartnership } from '#features/partnership/server/public.ts';
import type { Document } from '#lib/document/types.ts';
import type { Speech } from '#lib/i18n/translator.ts';
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
	return reportDocument(snapshot, speech, { origin, frozen, now: submittedAt });
}
