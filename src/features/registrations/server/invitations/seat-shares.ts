import { command, type Scope } from '#features/accounts/server/command.ts';
import { eventWithRegistration } from '../settings/own-event.ts';

type Input = { eventId: string; partnerId: string; seats: number };

/**
 * Says how many seats a partner may invite to at most, 0 to 1000; lowering it takes no link back. Refuses
 * `no-such-record`, `no-registration`, `no-such-partner`.
 */
export const setSeatShare = command({
	name: 'set-seat-share',
	may: ['coordinator'],
	async run(scope, { eventId, partnerId, seats }: Input) {
		const locked = await eventWithRegistration(scope, eventId);
		if (!locked.ok) return locked;
		if (!(await isPartner(scope, partnerId)))
			return { ok: false, reason: 'no-such-partner' } as const;
		const before = await seatShareOf(scope, eventId, partnerId);
		await scope.tx
			.insertInto('seat_share')
			.values({
				partnership_id: scope.partnershipId,
				event_id: eventId,
				partner_id: partnerId,
				seats
			})
			.onConflict((conflict) =>
				conflict.columns(['partnership_id', 'event_id', 'partner_id']).doUpdateSet({ seats })
			)
			.execute();
		const changes = { partnerId: { after: partnerId }, seats: { before, after: seats } };
		scope.journal({ recordId: eventId, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});

/** Whether this is a partner of the partnership. */
export async function isPartner({ tx, partnershipId }: Scope, id: string): Promise<boolean> {
	const partner = await tx
		.selectFrom('partner')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.executeTakeFirst();
	return partner !== undefined;
}

/** The most seats that a partner may invite to; undefined where nothing was said. */
export async function seatShareOf(
	{ tx, partnershipId }: Scope,
	eventId: string,
	partnerId: string
): Promise<number | undefined> {
	const share = await tx
		.selectFrom('seat_share')
		.select('seats')
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('partner_id', '=', partnerId)
		.executeTakeFirst();
	return share?.seats;
}
