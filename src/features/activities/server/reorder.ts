import { command, type Scope } from '#features/accounts/server/command.ts';
import { isPlanApproved } from '#features/partnership/server/partnerships.ts';
import { touchRecord, removeRecord } from '#features/partnership/server/records.ts';
import { orderAfterMove, renumbered } from '../rules.ts';

/**
 * Moves an activity one place up or down in its group and renumbers both (WP1). Refuses
 * `needs-amendment` once the plan is approved, and `no-place` at either end.
 */
export const moveActivity = command({
	name: 'move-activity',
	may: ['coordinator'],
	async run(scope, input: { id: string; direction: 'up' | 'down' }) {
		if (await isPlanApproved(scope)) return { ok: false, reason: 'needs-amendment' } as const;
		const touched = await touchRecord(scope, {
			id: input.id,
			kind: 'activity',
			revision: undefined
		});
		if (!touched.ok) return touched;
		const order = await orderOf(scope, input.id);
		const moved = orderAfterMove(order, input);
		if (!moved) return { ok: false, reason: 'no-place' } as const;
		for (const { id, ...number } of renumbered(order, moved)) {
			await setNumber(scope, id, number.after);
			scope.journal({ recordId: id, recordKind: 'activity', changes: { number } });
		}
		return { ok: true } as const;
	}
});

/** Removes an activity of a draft plan and closes the gap; refuses `needs-amendment` and `in-use`. */
export const removeActivity = command({
	name: 'remove-activity',
	may: ['coordinator'],
	async run(scope, input: { id: string }) {
		const { tx, partnershipId } = scope;
		if (await isPlanApproved(scope)) return { ok: false, reason: 'needs-amendment' } as const;
		const touched = await touchRecord(scope, {
			id: input.id,
			kind: 'activity',
			revision: undefined
		});
		if (!touched.ok) return touched;
		if (await hasEvidence(scope, input.id)) return { ok: false, reason: 'in-use' } as const;
		const own = await place(scope, input.id);
		await removeRecord(scope, input.id);
		await tx
			.updateTable('activity')
			.set((eb) => ({ number: eb('number', '-', 1) }))
			.where('partnership_id', '=', partnershipId)
			.where('group_id', '=', own.group_id)
			.where('number', '>', own.number)
			.execute();
		scope.journal({
			recordId: input.id,
			recordKind: 'activity',
			changes: { number: { before: own.number } }
		});
		return { ok: true } as const;
	}
});

/** The activities of the group that this one belongs to, in their order. */
async function orderOf(scope: Scope, id: string): Promise<string[]> {
	const { group_id } = await place(scope, id);
	const rows = await scope.tx
		.selectFrom('activity')
		.select('id')
		.where('partnership_id', '=', scope.partnershipId)
		.where('group_id', '=', group_id)
		.orderBy('number')
		.forUpdate()
		.execute();
	return rows.map((row) => row.id);
}

async function place({ tx, partnershipId }: Scope, id: string) {
	return tx
		.selectFrom('activity')
		.select(['group_id', 'number'])
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
}

async function setNumber({ tx, partnershipId }: Scope, id: string, number: number) {
	await tx
		.updateTable('activity')
		.set({ number })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.execute();
}

/** What an activity brought can't vanish with it: it is cancelled with a reason instead (PF5). */
async function hasEvidence({ tx, partnershipId }: Scope, id: string): Promise<boolean> {
	for (const table of ['event', 'deliverable', 'indicator'] as const) {
		const row = await tx
			.selectFrom(table)
			.select('id')
			.where('partnership_id', '=', partnershipId)
			.where('activity_id', '=', id)
			.limit(1)
			.executeTakeFirst();
		if (row) return true;
	}
	return false;
}
