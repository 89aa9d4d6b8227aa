import { command } from '#features/accounts/server/command.ts';
import { touchRecord } from '#features/partnership/server/records.ts';
import { needsReason, nextStates } from '../rules.ts';
import type { StateInput } from '../types.ts';
import { mayWorkOn } from './may-work-on.ts';
import { today } from './plan.ts';

/**
 * Moves an activity to its next state, or confirms the present one as checked today. Refuses
 * `not-yours`, `no-such-record`, `not-next` and, for less than was planned, `needs-reason`.
 */
export const setActivityState = command({
	name: 'set-activity-state',
	may: ['coordinator', 'partner_officer'],
	async run(scope, input: StateInput & { id: string }) {
		const { tx, partnershipId } = scope;
		const touched = await touchRecord(scope, {
			id: input.id,
			kind: 'activity',
			revision: undefined
		});
		if (!touched.ok) return touched;
		if (!(await mayWorkOn(scope, input.id))) return { ok: false, reason: 'not-yours' } as const;
		const before = await tx
			.selectFrom('activity')
			.select(['state', 'state_reason', 'state_checked_on'])
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id)
			.executeTakeFirstOrThrow();
		const isSame = before.state === input.state;
		if (!isSame && !nextStates(before.state).includes(input.state)) {
			return { ok: false, reason: 'not-next' } as const;
		}
		if (needsReason(input.state) && !input.reason)
			return { ok: false, reason: 'needs-reason' } as const;
		const after = {
			state: input.state,
			state_reason: input.reason ?? null,
			state_checked_on: today(scope)
		};
		await tx
			.updateTable('activity')
			.set(after)
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id)
			.execute();
		const changes = {
			state: { before: before.state, after: after.state },
			state_reason: { before: before.state_reason, after: after.state_reason },
			state_checked_on: { before: before.state_checked_on, after: after.state_checked_on }
		};
		scope.journal({ recordId: input.id, recordKind: 'activity', changes });
		return { ok: true } as const;
	}
});
