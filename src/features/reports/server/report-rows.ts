import type { Scope } from '#features/accounts/server/command.ts';
import type { Sql, TeamScope, Tx } from '#features/accounts/server/context.ts';
import { teamTexts } from '#features/partnership/server/team-texts.ts';
import { reportState } from '../rules.ts';
import { reportFields } from '../types.ts';

/** A report's row, locked, with the state that its submissions and decisions give it. */
export async function lockedReport({ tx, partnershipId }: Scope, id: string) {
	const row = await tx
		.selectFrom('report')
		.selectAll()
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!row) return undefined;
	const history = await reportHistory(tx, partnershipId, [id]);
	const { submissions, decisions } = history(id);
	return { row, submissions, state: reportState(submissions.length, decisions) };
}

/** The submissions and decisions of these reports, without the frozen snapshots themselves. */
async function reportHistory(sql: Sql | Tx, partnershipId: string, ids: readonly string[]) {
	const submissions = ids.length
		? await sql
				.selectFrom('report_submission')
				.select(['report_id', 'version', 'hash', 'submitted_at'])
				.where('partnership_id', '=', partnershipId)
				.where('report_id', 'in', [...ids])
				.orderBy('version')
				.execute()
		: [];
	const decisions = ids.length
		? await sql
				.selectFrom('report_decision')
				.select(['report_id', 'version', 'decision', 'note', 'decided_at'])
				.where('partnership_id', '=', partnershipId)
				.where('report_id', 'in', [...ids])
				.orderBy('version')
				.execute()
		: [];
	return (id: string) => ({
		submissions: submissions.filter(({ report_id }) => report_id === id),
		decisions: decisions.filter(({ report_id }) => report_id === id)
	});
}

/** The partnership's reports with their states, the latest first. */
export async function reports(scope: TeamScope) {
	const rows = await scope.sql
		.selectFrom('report')
		.innerJoin('record', (join) =>
			join
				.onRef('record.partnership_id', '=', 'report.partnership_id')
				.onRef('record.id', '=', 'report.id')
		)
		.selectAll('report')
		.select('record.revision')
		.where('report.partnership_id', '=', scope.partnershipId)
		.orderBy('number', 'desc')
		.execute();
	const ids = rows.map(({ id }) => id);
	const history = await reportHistory(scope.sql, scope.partnershipId, ids);
	return rows.map((row) => {
		const { submissions, decisions } = history(row.id);
		return {
			id: row.id,
			number: row.number,
			kind: row.kind,
			startsOn: row.starts_on,
			endsOn: row.ends_on,
			dueOn: row.due_on ?? undefined,
			language: row.language,
			revision: row.revision,
			state: reportState(submissions.length, decisions),
			submissions: submissions.map(({ version, hash, submitted_at }) => {
				const decision = decisions.find((one) => one.version === version);
				return {
					version,
					hash,
					submittedAt: submitted_at,
					decision: decision?.decision,
					note: decision?.note ?? undefined
				};
			})
		};
	});
}

/** One report with its texts as the team works on them. */
export async function reportById(scope: TeamScope, id: string) {
	const report = (await reports(scope)).find((one) => one.id === id);
	if (!report) return undefined;
	const texts = await teamTexts(scope, [id]);
	return {
		...report,
		texts: Object.fromEntries(reportFields.map((field) => [field, texts(id, field)]))
	};
}
