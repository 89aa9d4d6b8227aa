import { command } from '#features/accounts/server/command.ts';
import type { LocalisedText } from '#features/partnership/types.ts';
import type { When } from '../types.ts';
import { whenProblem } from '../rules/when.ts';
import { announce, moveDays } from './announce.ts';
import { eventToChange } from './event/locked-event.ts';

type Postponement = Omit<When, 'zone'> & { id: string; notice?: LocalisedText | undefined };

/**
 * Moves an event to new days and keeps the previous ones for everyone to see. Refuses `cancelled`, `held`,
 * `same-day`, `bad-times`, `not-yours`, `no-such-record`.
 */
export const postponeEvent = command({
	name: 'postpone-event',
	may: ['coordinator', 'partner_officer'],
	async run(scope, input: Postponement) {
		const locked = await eventToChange(scope, { id: input.id, revision: undefined });
		if (!locked.ok) return locked;
		const { event } = locked;
		if (event.state === 'cancelled') return { ok: false, reason: 'cancelled' } as const;
		if (event.heldAt) return { ok: false, reason: 'held' } as const;
		if (input.startsOn === event.startsOn) return { ok: false, reason: 'same-day' } as const;
		if (whenProblem({ ...input, zone: event.zone }))
			return { ok: false, reason: 'bad-times' } as const;
		await announce(scope, event, { kind: 'postponed', notice: input.notice });
		await moveDays(scope, event, input);
		return { ok: true } as const;
	}
});
