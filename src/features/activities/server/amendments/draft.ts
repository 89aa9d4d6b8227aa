import * as v from 'valibot';
import { command, type Scope } from '#features/accounts/server/command.ts';
import { isPlanApproved } from '#features/partnership/server/partnerships.ts';
import { createRecord } from '#features/partnership/server/records.ts';
import { day } from '#lib/form/parse.ts';
import { amendmentState, isOpenAmendment, type AmendedField } from '../../rules/amendments.ts';
import { nextStates } from '../../rules.ts';
import type { ActivityState } from '../../types.ts';
import { amendable, changesOf, decide, lockedAmendment, valueNow } from './rows.ts';

const may = ['coordinator'] as const;

/** Begins an amendment of an approved plan; refuses `no-approved-plan`, `needs-reason` and `open-amendment`. */
export const beginAmendment = command({
	name: 'begin-amendment',
	may,
	async run(scope, input: { reason: string }) {
		const { tx, partnershipId, now, member } = scope;
		await tx
			.selectFrom('partnership')
			.select('id')
			.where('id', '=', partnershipId)
			.forUpdate()
			.execute();
		if (!(await isPlanApproved(scope))) return { ok: false, reason: 'no-approved-plan' } as const;
		const reason = input.reason.trim();
		if (reason === '') return { ok: false, reason: 'needs-reason' } as const;
		const states = await amendmentStates(scope);
		if (states.some(isOpenAmendment)) return { ok: false, reason: 'open-amendment' } as const;
		const id = await createRecord(scope, 'amendment');
		const row = {
			number: states.length + 1,
			reason,
			created_at: now,
			created_by: member.accountId
		};
		await tx
			.insertInto('amendment')
			.values({ partnership_id: partnershipId, id, ...row })
			.execute();
		const changes = { number: { after: row.number }, reason: { after: reason } };
		scope.journal({ recordId: id, recordKind: 'amendment', changes });
		return { ok: true, id } as const;
	}
});

export type Change = { recordId: string; field: AmendedField; value: string };

/**
 * Puts one change into a draft amendment in the place of an earlier one of the same field; an empty value
 * empties an activity's day. Refuses `no-such-record`, `not-draft`, `no-such-field`, `not-a-day`,
 * `needs-value`, `not-next` for an activity that can't become not done, and `unchanged`.
 */
export const setAmendmentChange = command({
	name: 'set-amendment-change',
	may,
	async run(scope, input: Change & { id: string }) {
		const { tx, partnershipId, now, member } = scope;
		const state = await lockedAmendment(scope, input.id);
		const record = await amendable(scope, input.recordId);
		if (!state || !record) return { ok: false, reason: 'no-such-record' } as const;
		if (state !== 'draft') return { ok: false, reason: 'not-draft' } as const;
		const before = valueNow(record, input.field);
		if (before === undefined) return { ok: false, reason: 'no-such-field' } as const;
		const after = input.value.trim() || null;
		const refusal = wrongValue(input.field, after, before);
		if (refusal) return refusal;
		const values = {
			before_value: before,
			after_value: after,
			changed_at: now,
			changed_by: member.accountId
		};
		const key = {
			partnership_id: partnershipId,
			amendment_id: input.id,
			record_id: input.recordId,
			field: input.field
		};
		await tx
			.insertInto('amendment_change')
			.values({ ...key, ...values })
			.onConflict((conflict) =>
				conflict
					.columns(['partnership_id', 'amendment_id', 'record_id', 'field'])
					.doUpdateSet(values)
			)
			.execute();
		const changes = { [`${input.recordId}.${input.field}`]: { before, after } };
		scope.journal({ recordId: input.id, recordKind: 'amendment', changes });
		return { ok: true } as const;
	}
});

function wrongValue(field: AmendedField, after: string | null, before: string | null) {
	const isDay = field.endsWith('_on');
	if (isDay && after !== null && !v.is(day, after))
		return { ok: false, reason: 'not-a-day' } as const;
	const mayBeEmpty = isDay && field.startsWith('activity.');
	if (after === null && !mayBeEmpty) return { ok: false, reason: 'needs-value' } as const;
	if (field === 'activity.not_done') {
		const isNext = nextStates(before as ActivityState).includes('not_done');
		return isNext ? undefined : ({ ok: false, reason: 'not-next' } as const);
	}
	return after === before ? ({ ok: false, reason: 'unchanged' } as const) : undefined;
}

/** Proposes a draft amendment; refuses `no-such-record`, `not-draft` and `no-changes`. */
export const proposeAmendment = command({
	name: 'propose-amendment',
	may,
	async run(scope, input: { id: string }) {
		const state = await lockedAmendment(scope, input.id);
		if (!state) return { ok: false, reason: 'no-such-record' } as const;
		if (state !== 'draft') return { ok: false, reason: 'not-draft' } as const;
		if ((await changesOf(scope, input.id)).length === 0)
			return { ok: false, reason: 'no-changes' } as const;
		await decide(scope, { id: input.id, decision: 'proposed' });
		journalState(scope, input.id, { before: state, after: 'proposed' });
		return { ok: true } as const;
	}
});

/** Withdraws an amendment that is not decided yet; the plan stays as it is. Refuses `no-such-record`, `not-open`. */
export const withdrawAmendment = command({
	name: 'withdraw-amendment',
	may,
	async run(scope, input: { id: string; note?: string | undefined }) {
		const state = await lockedAmendment(scope, input.id);
		if (!state) return { ok: false, reason: 'no-such-record' } as const;
		if (!isOpenAmendment(state)) return { ok: false, reason: 'not-open' } as const;
		await decide(scope, { id: input.id, decision: 'withdrawn', note: input.note });
		journalState(scope, input.id, { before: state, after: 'withdrawn' });
		return { ok: true } as const;
	}
});

/** Journals that an amendment passed to another state. */
export function journalState(
	scope: Scope,
	id: string,
	state: { before: string; after: string }
): void {
	scope.journal({ recordId: id, recordKind: 'amendment', changes: { state } });
}

async function amendmentStates({ tx, partnershipId }: Scope) {
	const amendments = await tx
		.selectFrom('amendment')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.execute();
	const decisions = await tx
		.selectFrom('amendment_decision')
		.select(['amendment_id', 'decision'])
		.where('partnership_id', '=', partnershipId)
		.orderBy('position')
		.execute();
	return amendments.map(({ id }) =>
		amendmentState(
			decisions.filter((one) => one.amendment_id === id).map(({ decision }) => decision)
		)
	);
}
