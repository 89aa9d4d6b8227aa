import { command } from '#features/accounts/server/command.ts';
import type { ParticipantKeys } from '#features/privacy/server/participant-keys.ts';
import { tellCounts } from '../counts.ts';
import { isOver } from '../../rules/numbers.ts';
import { settingOfEvent } from './own-setting.ts';

type Input = { eventId: string; keys: Pick<ParticipantKeys, 'pepper'> };

/**
 * Counts anew and tells it to the team, the downloads and, where they are opened, the open data. Refuses
 * `not-yours`, `no-such-record`, `no-registration`; `unchanged`, and `too-close`, `other-questions`,
 * `nobody-here` or `forgotten` where the numbers told last must stay so that nobody can be found by subtracting.
 */
export const releaseNumbers = command({
	name: 'release-numbers',
	may: ['coordinator', 'partner_officer'],
	async run(scope, { eventId, keys }: Input) {
		const found = await settingOfEvent(scope, eventId);
		if (!found.ok) return found;
		const { event, setting } = found;
		const { because } = await tellCounts(scope.tx, keys, {
			partnershipId: scope.partnershipId,
			eventId,
			kind: event.kind,
			leastCount: setting.least_count,
			now: scope.now,
			isOver: isOver(event, scope.now)
		});
		const reason = kept[because];
		if (reason) return { ok: false, reason } as const;
		const changes = { 'numbers.released': { after: scope.now } };
		scope.journal({ recordId: eventId, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});

/** Why the numbers told last are told again. */
const kept = {
	first: undefined,
	far_enough: undefined,
	unchanged: 'unchanged',
	too_close: 'too-close',
	other_tables: 'other-questions',
	final: 'other-questions',
	forgotten: 'forgotten',
	nobody: 'nobody-here'
} as const;
