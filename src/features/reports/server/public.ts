import type { Sql } from '#features/accounts/server/context.ts';
import type { PublicPartnership } from '#features/partnership/server/public.ts';
import type { PublicReport } from '../types.ts';

/** The approved reports of a partnership, the latest first: what was handed in, unchanged. */
export async function publicReports(
	sql: Sql,
	partnership: Pick<PublicPartnership, 'id'>
): Promise<PublicReport[]> {
	const rows = await sql
		.selectFrom('report')
		.innerJoin('report_decision', (join) =>
			join
				.onRef('report_decision.partnership_id', '=', 'report.partnership_id')
				.onRef('report_decision.report_id', '=', 'report.id')
				.on('report_decision.decision', '=', 'approved')
		)
		.innerJoin('report_submission', (join) =>
			join
				.onRef('report_submission.partnership_id', '=', 'report_decision.partnership_id')
				.onRef('report_submission.report_id', '=', 'report_decision.report_id')
				.onRef('report_submission.version', '=', 'report_decision.version')
		)
		.select(['report.id', 'number', 'kind', 'starts_on', 'ends_on'])
		.select([
			'report_submission.version',
			'report_submission.hash',
			'report_submission.submitted_at'
		])
		.where('report.partnership_id', '=', partnership.id)
		.orderBy('number', 'desc')
		.orderBy('report_submission.version', 'desc')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		number: row.number,
		kind: row.kind,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		version: row.version,
		hash: row.hash,
		submittedAt: row.submitted_at
	}));
}
