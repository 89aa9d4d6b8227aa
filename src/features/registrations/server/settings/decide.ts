import { randomUUID } from 'node:crypto';
import { command, type Scope } from '#features/accounts/server/command.ts';
import { forgetEnded } from '../forgetting/ended.ts';
import { freeSeats } from '../invitations/free-seats.ts';
import { changeTaken, hasRoom, lockQuotas, useOf } from '../quotas.ts';
import { eventWithRegistration } from './own-event.ts';

type Input = { id: string; decision: 'accept' | 'decline' };

/**
 * Decides about somebody who asked for a place, and the group that asked together: they have their places,
 * where there is room, or none; who left an address is told by letter. Refuses `no-such-record`,
 * `not-yours`, `not-requested`, `full`.
 */
export const decideRegistration = command({
	name: 'decide-registration',
	may: ['coordinator', 'partner_officer'],
	async run(scope, { id, decision }: Input) {
		const { tx, partnershipId, now } = scope;
		const asked = await tx
			.selectFrom('registration')
			.select(['event_id', 'group_id'])
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', id)
			.executeTakeFirst();
		if (!asked) return { ok: false, reason: 'no-such-record' } as const;
		const eventId = asked.event_id;
		const locked = await eventWithRegistration(scope, eventId);
		if (!locked.ok) return locked;
		// Quotas are locked before places, as everywhere.
		const quotas = await lockQuotas(tx, { partnershipId, eventId });
		const ids = await requestedOf(scope, asked.group_id);
		if (ids.length === 0) return { ok: false, reason: 'not-requested' } as const;
		if (decision === 'accept') {
			const use = await useOf(tx, partnershipId, ids);
			if (!hasRoom(quotas, use)) return { ok: false, reason: 'full' } as const;
			await changeTaken(tx, partnershipId, { use, sign: 1 });
		}
		const state = decision === 'accept' ? ('confirmed' as const) : ('declined' as const);
		await tx
			.updateTable('registration')
			.set({ state, ended_at: decision === 'accept' ? null : now })
			.where('partnership_id', '=', partnershipId)
			.where('id', 'in', ids)
			.execute();
		if (state === 'declined') {
			await freeSeats(tx, partnershipId, ids);
			await forgetEnded(tx, { partnershipId, ids, now, isTold: true });
		}
		await tell(scope, { eventId, ids, kind: state });
		// Never whom: the journal holds sums.
		scope.journal({
			recordId: eventId,
			recordKind: 'event',
			changes: { [state]: { after: ids.length } }
		});
		return { ok: true } as const;
	}
});

async function requestedOf({ tx, partnershipId }: Scope, groupId: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('registration')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('group_id', '=', groupId)
		.where('state', '=', 'requested')
		.orderBy('position')
		.forUpdate()
		.execute();
	return rows.map(({ id }) => id);
}

type Told = { eventId: string; ids: readonly string[]; kind: 'confirmed' | 'declined' };

async function tell({ tx, partnershipId, now }: Scope, { eventId, ids, kind }: Told) {
	const reachable = await tx
		.selectFrom('registration')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('id', 'in', [...ids])
		.where('sealed_contact', 'is not', null)
		.execute();
	if (reachable.length === 0) return;
	const rows = reachable.map(({ id }) => ({
		partnership_id: partnershipId,
		id: randomUUID(),
		event_id: eventId,
		registration_id: id,
		kind,
		queued_at: now,
		due_at: now
	}));
	await tx
		.insertInto('participant_letter')
		.values(rows)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
