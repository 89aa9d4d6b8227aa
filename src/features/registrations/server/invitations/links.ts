import { randomBytes, randomUUID } from 'node:crypto';
import { command, type Scope } from '#features/accounts/server/command.ts';
import { eventWithRegistration } from '../settings/own-event.ts';
import { isPartner, seatShareOf } from './seat-shares.ts';

const may = ['coordinator', 'partner_officer'] as const;
type Input = { eventId: string; partnerId?: string | undefined; seats: number; tokenMark: Buffer };

/** A token for one link: 32 random bytes as text. It is shown once, and only its keyed hash is kept. */
export const newInvitationToken = () => randomBytes(32).toString('base64url');

/**
 * Makes a link that so many seats can be taken with, 1 to 1000; an officer's count on the own partner's
 * share. Refuses `not-yours`, `no-such-record`, `no-registration`, `no-such-partner`, and `over-share`
 * when the partner's links that hold, and what was taken with those withdrawn, would be more than its share.
 */
export const inviteGuests = command({
	name: 'invite-guests',
	may,
	async run(scope, input: Input) {
		const { eventId, seats, tokenMark } = input;
		const locked = await eventWithRegistration(scope, eventId);
		if (!locked.ok) return locked;
		const { role, partnerId: own, accountId } = scope.member;
		const partnerId = input.partnerId ?? own;
		if (partnerId && !(await isPartner(scope, partnerId)))
			return { ok: false, reason: 'no-such-partner' } as const;
		if (role === 'partner_officer' && partnerId !== own)
			return { ok: false, reason: 'not-yours' } as const;
		if (partnerId && (await isOverShare(scope, { eventId, partnerId, seats })))
			return { ok: false, reason: 'over-share' } as const;
		const id = randomUUID();
		const made = { made_at: scope.now, made_by: accountId, token_hash: tokenMark };
		const link = { event_id: eventId, partner_id: partnerId ?? null, seats };
		await scope.tx
			.insertInto('registration_invitation')
			.values({ partnership_id: scope.partnershipId, id, ...link, ...made })
			.execute();
		const changes = {
			link: { after: id },
			partnerId: { after: partnerId },
			seats: { after: seats }
		};
		scope.journal({ recordId: eventId, recordKind: 'event', changes });
		return { ok: true, id } as const;
	}
});

/**
 * Ends a link at once; places that were taken with it stay, and count on the share until they are given back.
 * Its other seats can be given anew. Refuses `not-yours`, `no-such-record`,
 * `no-registration`.
 */
export const withdrawInvitationLink = command({
	name: 'withdraw-invitation-link',
	may,
	async run(scope, { id }: { id: string }) {
		const link = await scope.tx
			.selectFrom('registration_invitation')
			.select(['event_id', 'partner_id', 'seats'])
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', id)
			.executeTakeFirst();
		if (!link) return { ok: false, reason: 'no-such-record' } as const;
		const locked = await eventWithRegistration(scope, link.event_id);
		if (!locked.ok) return locked;
		const { role, partnerId } = scope.member;
		if (role === 'partner_officer' && link.partner_id !== (partnerId ?? null))
			return { ok: false, reason: 'not-yours' } as const;
		await scope.tx
			.updateTable('registration_invitation')
			.set({ withdrawn_at: scope.now })
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', id)
			.where('withdrawn_at', 'is', null)
			.execute();
		const changes = { link: { before: id }, seats: { before: link.seats } };
		scope.journal({ recordId: link.event_id, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});

type Asked = { eventId: string; partnerId: string; seats: number };

/** The event is locked: nobody else gives seats of it meanwhile. */
async function isOverShare(scope: Scope, { eventId, partnerId, seats }: Asked): Promise<boolean> {
	const share = await seatShareOf(scope, eventId, partnerId);
	if (share === undefined) return false;
	const links = await scope.tx
		.selectFrom('registration_invitation')
		.select(['seats', 'used', 'withdrawn_at'])
		.where('partnership_id', '=', scope.partnershipId)
		.where('event_id', '=', eventId)
		.where('partner_id', '=', partnerId)
		.forUpdate()
		.execute();
	const given = links.map((link) => (link.withdrawn_at ? link.used : link.seats));
	return given.reduce((sum, one) => sum + one, seats) > share;
}
