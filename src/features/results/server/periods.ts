import { randomUUID } from 'node:crypto';
import { command } from '#features/accounts/server/command.ts';
import type { PeriodInput } from '../types.ts';

/** Adds a period for which values are due; refuses `period-taken` for the same days. */
export const addPeriod = command({
	name: 'add-indicator-period',
	may: ['coordinator'],
	async run(scope, input: PeriodInput & { id?: string | undefined }) {
		const id = input.id ?? randomUUID();
		const row = { starts_on: input.startsOn, ends_on: input.endsOn, due_on: input.dueOn };
		const added = await scope.tx
			.insertInto('indicator_period')
			.values({ partnership_id: scope.partnershipId, id, ...row })
			.onConflict((conflict) =>
				conflict.columns(['partnership_id', 'starts_on', 'ends_on']).doNothing()
			)
			.returning('id')
			.executeTakeFirst();
		if (!added) return { ok: false, reason: 'period-taken' } as const;
		scope.journal({
			recordId: id,
			recordKind: 'indicator_period',
			changes: { period: { after: row } }
		});
		return { ok: true, id } as const;
	}
});

/** Locks a period, so that its values refuse every change, or unlocks it; refuses `no-such-period`. */
export const lockPeriod = command({
	name: 'lock-indicator-period',
	may: ['coordinator'],
	async run(scope, input: { id: string; locked: boolean }) {
		const after = input.locked
			? { locked_at: scope.now, locked_by: scope.member.accountId }
			: { locked_at: null, locked_by: null };
		const locked = await scope.tx
			.updateTable('indicator_period')
			.set(after)
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.executeTakeFirst();
		if (locked.numUpdatedRows === 0n) return { ok: false, reason: 'no-such-period' } as const;
		const changes = { locked: { before: !input.locked, after: input.locked } };
		scope.journal({ recordId: input.id, recordKind: 'indicator_period', changes });
		return { ok: true } as const;
	}
});
