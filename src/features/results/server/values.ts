import { command, type Scope } from '#features/accounts/server/command.ts';
import { mayWorkOn } from '#features/activities/server/may-work-on.ts';
import { createRecord } from '#features/partnership/server/records.ts';
import { changesBetween } from '#platform/server/journal.ts';
import { enteredValue, isEditable, mayBecome } from '../rules.ts';
import type { Reached, ValueInput, ValueState } from '../types.ts';
import { boundValue } from './bound-value.ts';

const may = ['coordinator', 'partner_officer'] as const;

/**
 * Enters the value of an indicator for a period; a bound indicator takes its number from the reported
 * figures. Refuses `no-such-indicator`, `no-such-period`, `period-locked`, `not-yours`, `not-editable`
 * once it is handed in, and `value-incomplete` where it doesn't fit the indicator's kind.
 */
export const enterValue = command({
	name: 'enter-indicator-value',
	may,
	async run(scope, input: ValueInput) {
		const { tx, partnershipId, now, member } = scope;
		const ready = await openForValues(scope, input);
		if (!ready.ok) return ready;
		const { indicator } = ready;
		const bound = indicator.isBound
			? await boundValue(tx, partnershipId, input.indicatorId)
			: undefined;
		const reached = indicator.isBound ? bound : enteredValue(indicator, input);
		if (!reached) return { ok: false, reason: 'value-incomplete' } as const;
		const value = await storedValue(scope, input);
		if (value && !isEditable(value.state)) return { ok: false, reason: 'not-editable' } as const;
		const row = { ...columns(reached), note: input.note ?? null };
		const entered = { ...row, entered_at: now, entered_by: member.accountId };
		const id = value?.id ?? (await createRecord(scope, 'indicator_value'));
		await tx
			.insertInto('indicator_value')
			.values({
				partnership_id: partnershipId,
				id,
				indicator_id: input.indicatorId,
				period_id: input.periodId,
				...entered
			})
			.onConflict((conflict) => conflict.columns(['partnership_id', 'id']).doUpdateSet(entered))
			.execute();
		await writeCells(scope, id, input);
		const changes = changesBetween(value?.row ?? {}, { ...row, cells: input.cells });
		scope.journal({ recordId: id, recordKind: 'indicator_value', changes });
		return { ok: true, id } as const;
	}
});

/**
 * Hands a value in, returns it with a note, or approves it. Partner officers only hand in; a bound value
 * is counted anew when it is handed in and then stays. Refuses `no-such-value`, `period-locked`,
 * `not-yours`, `not-next` and `needs-note`.
 */
export const decideValue = command({
	name: 'decide-indicator-value',
	may,
	async run(
		scope,
		input: { valueId: string; decision: Exclude<ValueState, 'draft'>; note?: string | undefined }
	) {
		const { tx, partnershipId, now, member } = scope;
		const keys = await tx
			.selectFrom('indicator_value')
			.select(['indicator_id as indicatorId', 'period_id as periodId'])
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.valueId)
			.executeTakeFirst();
		if (!keys) return { ok: false, reason: 'no-such-value' } as const;
		const ready = await openForValues(scope, keys);
		if (!ready.ok) return ready;
		if (member.role !== 'coordinator' && input.decision !== 'submitted') {
			return { ok: false, reason: 'not-yours' } as const;
		}
		const value = await storedValue(scope, keys);
		if (!value || !mayBecome(value.state, input.decision))
			return { ok: false, reason: 'not-next' } as const;
		if (input.decision === 'returned' && !input.note)
			return { ok: false, reason: 'needs-note' } as const;
		if (input.decision === 'submitted' && ready.indicator.isBound)
			await countAnew(scope, input.valueId, keys.indicatorId);
		await tx
			.insertInto('value_decision')
			.values({
				partnership_id: partnershipId,
				value_id: input.valueId,
				position: value.decisions + 1,
				decision: input.decision,
				note: input.note ?? null,
				decided_at: now,
				decided_by: member.accountId
			})
			.execute();
		const changes = {
			state: { before: value.state, after: input.decision },
			note: { after: input.note }
		};
		scope.journal({ recordId: input.valueId, recordKind: 'indicator_value', changes });
		return { ok: true } as const;
	}
});

async function countAnew({ tx, partnershipId }: Scope, valueId: string, indicatorId: string) {
	const reached = await boundValue(tx, partnershipId, indicatorId);
	if (!reached) return;
	await tx
		.updateTable('indicator_value')
		.set(columns(reached))
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', valueId)
		.execute();
}

const columns = (reached: Reached) => ({
	low: reached.kind === 'number' ? reached.low : null,
	high: reached.kind === 'number' ? reached.high : null,
	numerator: reached.kind === 'percentage' ? reached.numerator : null,
	denominator: reached.kind === 'percentage' ? reached.denominator : null,
	statement: reached.kind === 'text' ? reached.statement : null,
	claim_ids: reached.kind === 'number' ? reached.claimIds : []
});

/** The indicator, if its value for the period may change now and by the one who acts. */
async function openForValues(scope: Scope, keys: { indicatorId: string; periodId: string }) {
	const { tx, partnershipId, member } = scope;
	const indicator = await tx
		.selectFrom('indicator')
		.select(['kind', 'scale_max', 'activity_id', 'owner_partner_id'])
		.select((eb) =>
			eb
				.exists(
					eb
						.selectFrom('indicator_binding')
						.select('event_id')
						.whereRef('indicator_binding.partnership_id', '=', 'indicator.partnership_id')
						.whereRef('indicator_binding.indicator_id', '=', 'indicator.id')
				)
				.as('isBound')
		)
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', keys.indicatorId)
		.forUpdate()
		.executeTakeFirst();
	if (!indicator) return { ok: false, reason: 'no-such-indicator' } as const;
	const period = await tx
		.selectFrom('indicator_period')
		.select('locked_at')
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', keys.periodId)
		.forShare()
		.executeTakeFirst();
	if (!period) return { ok: false, reason: 'no-such-period' } as const;
	if (period.locked_at) return { ok: false, reason: 'period-locked' } as const;
	const owns = member.partnerId !== undefined && indicator.owner_partner_id === member.partnerId;
	if (!owns && !(await mayWorkOn(scope, indicator.activity_id ?? undefined))) {
		return { ok: false, reason: 'not-yours' } as const;
	}
	const { kind, scale_max, isBound } = indicator;
	return {
		ok: true,
		indicator: { kind, scaleMax: scale_max ?? undefined, isBound: Boolean(isBound) }
	} as const;
}

async function storedValue(
	{ tx, partnershipId }: Scope,
	keys: { indicatorId: string; periodId: string }
) {
	const row = await tx
		.selectFrom('indicator_value')
		.select(['id', 'low', 'high', 'numerator', 'denominator', 'statement', 'claim_ids', 'note'])
		.where('partnership_id', '=', partnershipId)
		.where('indicator_id', '=', keys.indicatorId)
		.where('period_id', '=', keys.periodId)
		.executeTakeFirst();
	if (!row) return undefined;
	const decisions = await tx
		.selectFrom('value_decision')
		.select('decision')
		.where('partnership_id', '=', partnershipId)
		.where('value_id', '=', row.id)
		.orderBy('position')
		.execute();
	const state: ValueState = decisions.at(-1)?.decision ?? 'draft';
	return { id: row.id, row, state, decisions: decisions.length };
}

async function writeCells({ tx, partnershipId }: Scope, valueId: string, input: ValueInput) {
	await tx
		.deleteFrom('indicator_cell')
		.where('partnership_id', '=', partnershipId)
		.where('value_id', '=', valueId)
		.execute();
	if (input.cells.length === 0) return;
	const rows = input.cells.map((cell) => ({
		partnership_id: partnershipId,
		value_id: valueId,
		...cell
	}));
	await tx.insertInto('indicator_cell').values(rows).execute();
}
