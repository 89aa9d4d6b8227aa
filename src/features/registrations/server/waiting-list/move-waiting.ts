import { sql } from 'kysely';
import { command, type Scope } from '#features/accounts/server/command.ts';
import { lockQuotas } from '../quotas.ts';
import { eventWithRegistration } from '../settings/own-event.ts';

type Input = { id: string; to: 'front' | 'back'; reason: string };

/**
 * Moves somebody who waits, and the group that asked together, before or behind all who wait now. The
 * reason, of 3 to 500 letters, stands in the journal, who was moved does not. Refuses `no-reason`,
 * `no-such-record`, `not-yours`, `no-registration`, `not-waiting`.
 */
export const moveWaiting = command({
	name: 'move-waiting',
	may: ['coordinator', 'partner_officer'],
	async run(scope, input: Input) {
		const { tx, partnershipId } = scope;
		const reason = input.reason.trim();
		const asked = await tx
			.selectFrom('registration')
			.select(['event_id', 'group_id'])
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id)
			.executeTakeFirst();
		if (!asked) return { ok: false, reason: 'no-such-record' } as const;
		const eventId = asked.event_id;
		const locked = await eventWithRegistration(scope, eventId);
		if (!locked.ok) return locked;
		if (reason.length < 3 || reason.length > 500)
			return { ok: false, reason: 'no-reason' } as const;
		// Quotas are locked before places, as everywhere.
		await lockQuotas(tx, { partnershipId, eventId });
		if (input.to === 'back') await rankAll(scope, eventId);
		const rank = await rankAt(scope, eventId, input.to);
		const moved = await tx
			.updateTable('registration')
			.set({ waiting_rank: rank })
			.where('partnership_id', '=', partnershipId)
			.where('group_id', '=', asked.group_id)
			.where('state', '=', 'waiting')
			.returning('id')
			.execute();
		if (moved.length === 0) return { ok: false, reason: 'not-waiting' } as const;
		const changes = {
			waiting: { after: input.to },
			places: { after: moved.length },
			reason: { after: reason }
		};
		scope.journal({ recordId: eventId, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});

/** Who has no rank waits behind all who have one: to stand behind them all, they need one first. */
async function rankAll({ tx, partnershipId }: Scope, eventId: string): Promise<void> {
	await sql`
		with waiting as (
			select group_id, waiting_rank, taken_at from registration
			where partnership_id = ${partnershipId} and event_id = ${eventId} and state = 'waiting'
		), ranked as (
			select group_id, (select coalesce(max(waiting_rank), 0) from waiting)
				+ row_number() over (order by min(taken_at), group_id) as rank
			from waiting group by group_id having min(waiting_rank) is null
		)
		update registration set waiting_rank = ranked.rank from ranked
		where registration.partnership_id = ${partnershipId} and state = 'waiting'
			and registration.group_id = ranked.group_id`.execute(tx);
}

async function rankAt(
	{ tx, partnershipId }: Scope,
	eventId: string,
	to: Input['to']
): Promise<number> {
	const { least, most } = await tx
		.selectFrom('registration')
		.select((eb) => [eb.fn.min('waiting_rank').as('least'), eb.fn.max('waiting_rank').as('most')])
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('state', '=', 'waiting')
		.executeTakeFirstOrThrow();
	return to === 'front' ? (least ?? 0) - 1 : (most ?? 0) + 1;
}
