import { command } from '#features/accounts/server/command.ts';
import { isOver } from '../../rules/numbers.ts';
import { settingOfEvent } from './own-setting.ts';
import { releasesOf } from './releases.ts';

type Input = { eventId: string };

/**
 * Puts the numbers told about an event into the open data. Refuses `not-yours`, `no-such-record`,
 * `no-registration`; `protected`, for whoever came was promised that nobody outside learns how many;
 * `not-over`, `nothing-told`, and `open-already`.
 */
export const openNumbers = command({
	name: 'open-numbers',
	may: ['coordinator', 'partner_officer'],
	async run(scope, { eventId }: Input) {
		const found = await settingOfEvent(scope, eventId);
		if (!found.ok) return found;
		const { event, setting } = found;
		if (setting.protection === 'protected') return { ok: false, reason: 'protected' } as const;
		if (!isOver(event, scope.now) || event.state === 'cancelled')
			return { ok: false, reason: 'not-over' } as const;
		const at = { partnershipId: scope.partnershipId, eventId };
		if ((await releasesOf(scope.tx, at)).length === 0)
			return { ok: false, reason: 'nothing-told' } as const;
		const { numInsertedOrUpdatedRows } = await scope.tx
			.insertInto('open_numbers')
			.values({
				partnership_id: scope.partnershipId,
				event_id: eventId,
				opened_at: scope.now,
				opened_by: scope.member.accountId
			})
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (!numInsertedOrUpdatedRows) return { ok: false, reason: 'open-already' } as const;
		const changes = { 'numbers.open': { before: false, after: true } };
		scope.journal({ recordId: eventId, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});

/** Takes an event's numbers out of the open data; what was downloaded stays where it is. Refuses `not-open`. */
export const closeNumbers = command({
	name: 'close-numbers',
	may: ['coordinator', 'partner_officer'],
	async run(scope, { eventId }: Input) {
		const found = await settingOfEvent(scope, eventId);
		if (!found.ok) return found;
		const { numDeletedRows } = await scope.tx
			.deleteFrom('open_numbers')
			.where('partnership_id', '=', scope.partnershipId)
			.where('event_id', '=', eventId)
			.executeTakeFirst();
		if (numDeletedRows === 0n) return { ok: false, reason: 'not-open' } as const;
		const changes = { 'numbers.open': { before: true, after: false } };
		scope.journal({ recordId: eventId, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});
