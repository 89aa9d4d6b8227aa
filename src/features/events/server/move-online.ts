import { command } from '#features/accounts/server/command.ts';
import type { LocalisedText } from '#features/partnership/types.ts';
import { announce } from './announce.ts';
import { eventToChange } from './event/locked-event.ts';

type Move = { id: string; onlineUrl?: string | undefined; notice?: LocalisedText | undefined };

/**
 * Makes an event online only; a link that is not given stays as it was. Refuses `cancelled`, `held`,
 * `already-online`, `not-yours`, `no-such-record`.
 */
export const moveEventOnline = command({
	name: 'move-event-online',
	may: ['coordinator', 'partner_officer'],
	async run(scope, input: Move) {
		const locked = await eventToChange(scope, { id: input.id, revision: undefined });
		if (!locked.ok) return locked;
		const { event } = locked;
		if (event.state === 'cancelled') return { ok: false, reason: 'cancelled' } as const;
		if (event.heldAt) return { ok: false, reason: 'held' } as const;
		if (event.attendanceMode === 'online') return { ok: false, reason: 'already-online' } as const;
		await scope.tx
			.updateTable('event')
			.set({ attendance_mode: 'online', online_url: input.onlineUrl ?? event.onlineUrl ?? null })
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.execute();
		await announce(scope, event, { kind: 'moved_online', notice: input.notice });
		return { ok: true } as const;
	}
});
