import type { Sql, TeamScope, Tx } from '#features/accounts/server/context.ts';
import { teamTexts } from '#features/partnership/server/team-texts.ts';
import type { Binding, Cell, Reached, ValueState } from '../types.ts';
import { boundValues } from './bound-value.ts';
import { withFiles } from './claim-files.ts';
import { claimRows } from './claim-rows.ts';

type Db = Sql | Tx;

export type ValueRow = {
	id: string;
	indicatorId: string;
	periodId: string;
	reached: Reached | undefined;
	state: ValueState;
	note: string | undefined;
	decisionNote: string | undefined;
	cells: Cell[];
};

/** The partnership's indicators in their order, without texts. */
export async function indicatorRows(sql: Db, partnershipId: string) {
	const rows = await sql
		.selectFrom('indicator')
		.innerJoin('record', (join) =>
			join
				.onRef('record.partnership_id', '=', 'indicator.partnership_id')
				.onRef('record.id', '=', 'indicator.id')
		)
		.selectAll('indicator')
		.select('record.revision')
		.where('indicator.partnership_id', '=', partnershipId)
		.orderBy('indicator.position')
		.execute();
	const bindings = await sql
		.selectFrom('indicator_binding')
		.select(['indicator_id', 'event_id', 'measure'])
		.where('partnership_id', '=', partnershipId)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		code: row.code,
		activityId: row.activity_id ?? undefined,
		level: row.level,
		kind: row.kind,
		scaleMax: row.scale_max ?? undefined,
		baseline: row.baseline ?? undefined,
		target: row.target ?? undefined,
		targetDirection: row.target_direction,
		ownerPartnerId: row.owner_partner_id ?? undefined,
		minimumCell: row.minimum_cell,
		revision: row.revision,
		bindings: bindings
			.filter(({ indicator_id }) => indicator_id === row.id)
			.map(({ event_id, measure }): Binding => ({ eventId: event_id, measure }))
	}));
}

/** The periods for which values are due, the earliest first. */
export async function periodRows(sql: Db, partnershipId: string) {
	const rows = await sql
		.selectFrom('indicator_period')
		.selectAll()
		.where('partnership_id', '=', partnershipId)
		.orderBy('starts_on')
		.orderBy('ends_on')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		dueOn: row.due_on,
		lockedAt: row.locked_at ?? undefined
	}));
}

/** The values entered, each with its state and its split. */
export async function valueRows(sql: Db, partnershipId: string): Promise<ValueRow[]> {
	const rows = await sql
		.selectFrom('indicator_value')
		.selectAll()
		.where('partnership_id', '=', partnershipId)
		.execute();
	const decisions = await sql
		.selectFrom('value_decision')
		.select(['value_id', 'decision', 'note'])
		.where('partnership_id', '=', partnershipId)
		.orderBy('position')
		.execute();
	const cells = await sql
		.selectFrom('indicator_cell')
		.select(['value_id', 'dimension', 'category', 'count'])
		.where('partnership_id', '=', partnershipId)
		.orderBy('dimension')
		.orderBy('category')
		.execute();
	const last = new Map(decisions.map((decision) => [decision.value_id, decision]));
	return rows.map((row) => ({
		id: row.id,
		indicatorId: row.indicator_id,
		periodId: row.period_id,
		reached: reachedOf(row),
		state: last.get(row.id)?.decision ?? 'draft',
		note: row.note ?? undefined,
		decisionNote: last.get(row.id)?.note ?? undefined,
		cells: cells
			.filter(({ value_id }) => value_id === row.id)
			.map(({ dimension, category, count }) => ({ dimension, category, count }))
	}));
}

function reachedOf(row: {
	low: number | null;
	high: number | null;
	numerator: number | null;
	denominator: number | null;
	statement: string | null;
	claim_ids: string[];
}): Reached | undefined {
	if (row.low !== null) {
		return { kind: 'number', low: row.low, high: row.high ?? row.low, claimIds: row.claim_ids };
	}
	if (row.numerator !== null && row.denominator !== null) {
		return { kind: 'percentage', numerator: row.numerator, denominator: row.denominator };
	}
	return row.statement === null ? undefined : { kind: 'text', statement: row.statement };
}

/** The results page of the team: indicators with what they have reached now, periods, values and claims. */
export async function results(scope: TeamScope) {
	const { sql, partnershipId } = scope;
	const indicators = await indicatorRows(sql, partnershipId);
	const texts = await teamTexts(
		scope,
		indicators.map(({ id }) => id)
	);
	const bound = await boundValues(
		sql,
		partnershipId,
		indicators.map(({ id }) => id)
	);
	return {
		indicators: indicators.map((indicator) => ({
			...indicator,
			title: texts(indicator.id, 'title'),
			unit: texts(indicator.id, 'unit'),
			sourceOfVerification: texts(indicator.id, 'source_of_verification'),
			boundValue: bound.get(indicator.id)
		})),
		periods: await periodRows(sql, partnershipId),
		values: await valueRows(sql, partnershipId),
		claims: await claimRows(sql, partnershipId)
	};
}

/** The claims about one event with all their files, withdrawn ones included. */
export async function claimsOfEvent(scope: TeamScope, eventId: string) {
	const { sql, partnershipId } = scope;
	const claims = await claimRows(sql, partnershipId, [eventId]);
	return withFiles(sql, { partnershipId, audience: 'team' }, claims);
}
