import { command } from '#features/accounts/server/command.ts';
import { holdingRefusal } from '../rules/state.ts';
import { eventToChange, moveSequence } from './event/locked-event.ts';

const may = ['coordinator', 'partner_officer'] as const;

/**
 * Marks an event as held, from its first local day on; figures and indicators count held events.
 * Refuses `not-begun`, `cancelled`, `already-held`, `not-yours`, `no-such-record`.
 */
export const holdEvent = command({
	name: 'hold-event',
	may,
	async run(scope, input: { id: string }) {
		const { tx, partnershipId, now, member } = scope;
		const locked = await eventToChange(scope, { id: input.id, revision: undefined });
		if (!locked.ok) return locked;
		const reason = holdingRefusal(locked.event, now);
		if (reason) return { ok: false, reason } as const;
		await tx
			.insertInto('event_holding')
			.values({
				partnership_id: partnershipId,
				event_id: input.id,
				held_at: now,
				held_by: member.accountId
			})
			.execute();
		await moveSequence(scope, locked.event);
		scope.journal({ recordId: input.id, recordKind: 'event', changes: { held: { after: now } } });
		return { ok: true } as const;
	}
});

/** Takes back that an event was held; refuses `not-held`, `not-yours`, `no-such-record`. */
export const unholdEvent = command({
	name: 'unhold-event',
	may,
	async run(scope, input: { id: string }) {
		const { tx, partnershipId } = scope;
		const locked = await eventToChange(scope, { id: input.id, revision: undefined });
		if (!locked.ok) return locked;
		const { event } = locked;
		if (!event.heldAt) return { ok: false, reason: 'not-held' } as const;
		await tx
			.deleteFrom('event_holding')
			.where('partnership_id', '=', partnershipId)
			.where('event_id', '=', input.id)
			.execute();
		await moveSequence(scope, event);
		scope.journal({
			recordId: input.id,
			recordKind: 'event',
			changes: { held: { before: event.heldAt } }
		});
		return { ok: true } as const;
	}
});
