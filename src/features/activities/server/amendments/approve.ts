import { command, type Scope } from '#features/accounts/server/command.ts';
import { isPlanApproved } from '#features/partnership/server/partnerships.ts';
import { touchRecord } from '#features/partnership/server/records.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import { areInOrder, type PlanSnapshot } from '../../rules/amendments.ts';
import { asJson } from '#platform/server/database/values.ts';
import { amendable, changesOf, decide, lockedAmendment, valueNow, type Amendable } from './rows.ts';
import { journalState } from './draft.ts';
import { planRows } from '../plan-rows.ts';
import { today } from '../plan.ts';

type Changes = Awaited<ReturnType<typeof changesOf>>;

/** Approves the plan for the first time, which fixes its numbers; refuses `already-approved` and `empty-plan`. */
export const approvePlan = command({
	name: 'approve-plan',
	may: ['coordinator'],
	async run(scope, _: object) {
		const { tx, partnershipId } = scope;
		await tx
			.selectFrom('partnership')
			.select('id')
			.where('id', '=', partnershipId)
			.forUpdate()
			.execute();
		if (await isPlanApproved(scope)) return { ok: false, reason: 'already-approved' } as const;
		const { activities } = await planRows(tx, partnershipId);
		if (activities.length === 0) return { ok: false, reason: 'empty-plan' } as const;
		const version = await writeVersion(scope, null);
		const changes = { plan_version: { after: version } };
		scope.journal({ recordId: partnershipId, recordKind: 'partnership', changes });
		return { ok: true, version } as const;
	}
});

/**
 * Approves a proposed amendment: its changes are made and the plan's next version is kept, all or nothing.
 * Refuses `no-such-record`, `not-proposed`, `plan-moved` when a value is no longer what it was changed
 * from, and `wrong-order` when something would end before it begins.
 */
export const approveAmendment = command({
	name: 'approve-amendment',
	may: ['coordinator'],
	async run(scope, input: { id: string }) {
		const state = await lockedAmendment(scope, input.id);
		if (!state) return { ok: false, reason: 'no-such-record' } as const;
		if (state !== 'proposed') return { ok: false, reason: 'not-proposed' } as const;
		const changes = await changesOf(scope, input.id);
		for (const recordId of new Set(changes.map(({ record_id }) => record_id))) {
			const own = changes.filter(({ record_id }) => record_id === recordId);
			const record = await amendable(scope, recordId);
			const isSame =
				record && own.every(({ field, before_value }) => valueNow(record, field) === before_value);
			if (!isSame) return { ok: false, reason: 'plan-moved' } as const;
			const days = {
				starts_on: after(own, record, 'starts_on'),
				ends_on: after(own, record, 'ends_on')
			};
			if (!areInOrder(days)) return { ok: false, reason: 'wrong-order' } as const;
			await apply(scope, { recordId, record, own, days });
		}
		await decide(scope, { id: input.id, decision: 'approved' });
		const version = await writeVersion(scope, input.id);
		journalState(scope, input.id, { before: state, after: 'approved' });
		return { ok: true, version } as const;
	}
});

function after(own: Changes, record: Amendable, name: 'starts_on' | 'ends_on'): string | null {
	const change = own.find(({ field }) => field.endsWith(`.${name}`));
	return change ? change.after_value : record[name];
}

type Applied = {
	recordId: string;
	record: Amendable;
	own: Changes;
	days: { starts_on: string | null; ends_on: string | null };
};

async function apply(scope: Scope, { recordId, record, own, days }: Applied): Promise<void> {
	const { tx, partnershipId } = scope;
	await touchRecord(scope, { id: recordId, kind: record.kind, revision: undefined });
	const { starts_on, ends_on } = days;
	if (record.kind === 'partnership') {
		if (starts_on === null || ends_on === null) throw new Error('A partnership has days.');
		await tx
			.updateTable('partnership')
			.set({ starts_on, ends_on })
			.where('id', '=', recordId)
			.execute();
	} else {
		const notDone = own.find(({ field }) => field === 'activity.not_done');
		const state = {
			state: 'not_done',
			state_reason: notDone?.after_value ?? null,
			state_checked_on: today(scope)
		} as const;
		await tx
			.updateTable('activity')
			.set({ ...days, ...(notDone ? state : {}) })
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', recordId)
			.execute();
		const titles = own.filter(({ field }) => field.startsWith('activity.title.'));
		const title = Object.fromEntries(
			titles.map(({ field, after_value }) => [field.slice(-2), after_value ?? ''])
		);
		await writeTexts(scope, recordId, { title: title });
	}
	const changes = Object.fromEntries(
		own.map(({ field, before_value, after_value }) => [
			field,
			{ before: before_value, after: after_value }
		])
	);
	scope.journal({ recordId, recordKind: record.kind, changes });
}

async function writeVersion(scope: Scope, amendmentId: string | null): Promise<number> {
	const { tx, partnershipId, now, member } = scope;
	const { last } = await tx
		.selectFrom('plan_version')
		.select((eb) => eb.fn.max('number').as('last'))
		.where('partnership_id', '=', partnershipId)
		.executeTakeFirstOrThrow();
	const number = (last ?? 0) + 1;
	const snapshot = asJson(await planSnapshot(scope));
	const approval = { approved_at: now, approved_by: member.accountId };
	await tx
		.insertInto('plan_version')
		.values({
			partnership_id: partnershipId,
			number,
			amendment_id: amendmentId,
			snapshot,
			...approval
		})
		.execute();
	return number;
}

async function planSnapshot({ tx, partnershipId }: Scope): Promise<PlanSnapshot> {
	const days = await tx
		.selectFrom('partnership')
		.select(['starts_on', 'ends_on'])
		.where('id', '=', partnershipId)
		.executeTakeFirstOrThrow();
	const { groups, activities } = await planRows(tx, partnershipId);
	const texts = await tx
		.selectFrom('text')
		.select(['record_id', 'language', 'draft'])
		.where('partnership_id', '=', partnershipId)
		.where('field', '=', 'title')
		.execute();
	const title = (id: string) =>
		Object.fromEntries(
			texts
				.filter(({ record_id }) => record_id === id)
				.map(({ language, draft }) => [language, draft])
		);
	return {
		...days,
		groups: groups.map(({ id, number }) => ({ id, number, title: title(id) })),
		activities: activities.map((activity) => ({
			id: activity.id,
			number: activity.number,
			title: title(activity.id),
			starts_on: activity.startsOn ?? null,
			ends_on: activity.endsOn ?? null,
			state: activity.state,
			state_reason: activity.stateReason ?? null,
			lead_partner_id: activity.leadPartnerId ?? null,
			partner_ids: [...activity.partnerIds].sort()
		}))
	};
}
