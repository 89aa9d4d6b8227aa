import type { TeamScope } from '#features/accounts/server/context.ts';
import { amendmentState, type AmendedField, type PlanSnapshot } from '../../rules/amendments.ts';

/** The amendments of a partnership, the latest first, each with what it changes, who did what and when. */
export async function amendments(scope: TeamScope) {
	const { sql, partnershipId } = scope;
	const rows = await sql
		.selectFrom('amendment')
		.leftJoin('account', 'account.id', 'amendment.created_by')
		.select(['amendment.id', 'number', 'reason', 'amendment.created_at', 'account.name as by'])
		.where('partnership_id', '=', partnershipId)
		.orderBy('number', 'desc')
		.execute();
	const changes = await sql
		.selectFrom('amendment_change')
		.leftJoin('account', 'account.id', 'changed_by')
		.select([
			'amendment_id',
			'record_id',
			'field',
			'before_value',
			'after_value',
			'changed_at',
			'account.name as by'
		])
		.where('partnership_id', '=', partnershipId)
		.orderBy('record_id')
		.orderBy('field')
		.execute();
	const decisions = await sql
		.selectFrom('amendment_decision')
		.leftJoin('account', 'account.id', 'decided_by')
		.select(['amendment_id', 'decision', 'note', 'decided_at', 'account.name as by'])
		.where('partnership_id', '=', partnershipId)
		.orderBy('position')
		.execute();
	const own = <Row extends { amendment_id: string }>(all: readonly Row[], id: string) =>
		all.filter(({ amendment_id }) => amendment_id === id);
	return rows.map((row) => ({
		id: row.id,
		number: row.number,
		reason: row.reason,
		createdAt: row.created_at,
		by: row.by ?? undefined,
		state: amendmentState(own(decisions, row.id).map(({ decision }) => decision)),
		changes: own(changes, row.id).map(changeOf),
		steps: own(decisions, row.id).map(({ decision, note, decided_at, by }) => ({
			decision,
			note: note ?? undefined,
			at: decided_at,
			by: by ?? undefined
		}))
	}));
}

type ChangeRow = {
	record_id: string;
	field: string;
	before_value: string | null;
	after_value: string | null;
	changed_at: Date;
	by: string | null;
};

const changeOf = (row: ChangeRow) => ({
	recordId: row.record_id,
	field: row.field as AmendedField,
	before: row.before_value ?? undefined,
	after: row.after_value ?? undefined,
	at: row.changed_at,
	by: row.by ?? undefined
});

/** Every version of the plan that was approved, the first one first: each can still be opened. */
export async function planVersions({ sql, partnershipId }: TeamScope) {
	const rows = await sql
		.selectFrom('plan_version')
		.select(['number', 'amendment_id', 'approved_at', 'snapshot'])
		.where('partnership_id', '=', partnershipId)
		.orderBy('number')
		.execute();
	return rows.map((row) => ({
		number: row.number,
		amendmentId: row.amendment_id ?? undefined,
		approvedAt: row.approved_at,
		snapshot: row.snapshot as unknown as PlanSnapshot
	}));
}
