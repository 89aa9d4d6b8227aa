import { randomUUID } from 'node:crypto';
import { command } from '#features/accounts/server/command.ts';
import type { OpenPointInput } from '../types.ts';
import { mayWorkOn } from './may-work-on.ts';

const may = ['coordinator', 'partner_officer'] as const;

/** Notes what an activity still waits for; refuses `not-yours`, `no-such-record` and `no-such-partner`. */
export const raiseOpenPoint = command({
	name: 'raise-open-point',
	may,
	async run(scope, input: OpenPointInput) {
		const { tx, partnershipId } = scope;
		const activity = await tx
			.selectFrom('activity')
			.select('id')
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.activityId)
			.executeTakeFirst();
		if (!activity) return { ok: false, reason: 'no-such-record' } as const;
		if (!(await mayWorkOn(scope, input.activityId)))
			return { ok: false, reason: 'not-yours' } as const;
		if (input.partnerId) {
			const partner = await tx
				.selectFrom('partner')
				.select('id')
				.where('partnership_id', '=', partnershipId)
				.where('id', '=', input.partnerId)
				.executeTakeFirst();
			if (!partner) return { ok: false, reason: 'no-such-partner' } as const;
		}
		const id = randomUUID();
		await tx
			.insertInto('open_point')
			.values({
				partnership_id: partnershipId,
				id,
				activity_id: input.activityId,
				note: input.note,
				partner_id: input.partnerId ?? null,
				due_on: input.dueOn ?? null,
				raised_at: scope.now,
				raised_by: scope.member.accountId
			})
			.execute();
		const changes = { open_point: { after: { id, note: input.note } } };
		scope.journal({ recordId: input.activityId, recordKind: 'activity', changes });
		return { ok: true, id } as const;
	}
});

/** Closes an open point; refuses `not-yours`, and `no-such-record` also when it is closed already. */
export const closeOpenPoint = command({
	name: 'close-open-point',
	may,
	async run(scope, input: { id: string }) {
		const { tx, partnershipId } = scope;
		const point = await tx
			.updateTable('open_point')
			.set({ closed_at: scope.now, closed_by: scope.member.accountId })
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id)
			.where('closed_at', 'is', null)
			.returning(['activity_id', 'note'])
			.executeTakeFirst();
		if (!point) return { ok: false, reason: 'no-such-record' } as const;
		if (!(await mayWorkOn(scope, point.activity_id)))
			return { ok: false, reason: 'not-yours' } as const;
		const changes = { open_point: { before: { id: input.id, note: point.note } } };
		scope.journal({ recordId: point.activity_id, recordKind: 'activity', changes });
		return { ok: true } as const;
	}
});
