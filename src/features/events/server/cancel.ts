import { command } from '#features/accounts/server/command.ts';
import type { LocalisedText } from '#features/partnership/types.ts';
import { announce } from './announce.ts';
import { eventToChange } from './event/locked-event.ts';

type Announced = { id: string; notice?: LocalisedText | undefined };
const may = ['coordinator', 'partner_officer'] as const;

/** Cancels an event, shown everywhere at once; refuses `held`, `already-cancelled`, `not-yours`, `no-such-record`. */
export const cancelEvent = command({
	name: 'cancel-event',
	may,
	async run(scope, input: Announced) {
		const locked = await eventToChange(scope, { id: input.id, revision: undefined });
		if (!locked.ok) return locked;
		if (locked.event.state === 'cancelled')
			return { ok: false, reason: 'already-cancelled' } as const;
		if (locked.event.heldAt) return { ok: false, reason: 'held' } as const;
		await announce(scope, locked.event, { kind: 'cancelled', notice: input.notice });
		return { ok: true } as const;
	}
});

/** Takes a cancellation back; that it was cancelled stays in its history. Refuses `not-cancelled`, `not-yours`, `no-such-record`. */
export const reinstateEvent = command({
	name: 'reinstate-event',
	may,
	async run(scope, input: Announced) {
		const locked = await eventToChange(scope, { id: input.id, revision: undefined });
		if (!locked.ok) return locked;
		if (locked.event.state !== 'cancelled') return { ok: false, reason: 'not-cancelled' } as const;
		await announce(scope, locked.event, { kind: 'reinstated', notice: input.notice });
		return { ok: true } as const;
	}
});
