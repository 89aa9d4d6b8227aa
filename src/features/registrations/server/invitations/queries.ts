import type { TeamScope } from '#features/accounts/server/context.ts';
import { teamTexts } from '#features/partnership/server/team-texts.ts';
import type { Guests } from '../../rules/guests.ts';

/** Which partner may invite to how many seats of an event, and the links that hold; no token is known. */
export async function guestsOf(scope: TeamScope, eventId: string): Promise<Guests> {
	const { sql, partnershipId } = scope;
	const partners = await sql
		.selectFrom('partner')
		.leftJoin('seat_share', (join) =>
			join
				.onRef('seat_share.partnership_id', '=', 'partner.partnership_id')
				.onRef('seat_share.partner_id', '=', 'partner.id')
				.on('seat_share.event_id', '=', eventId)
		)
		.select(['partner.id', 'seat_share.seats'])
		.where('partner.partnership_id', '=', partnershipId)
		.orderBy('partner.position')
		.execute();
	const links = await sql
		.selectFrom('registration_invitation')
		.select(['id', 'partner_id', 'seats', 'used', 'made_at'])
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('withdrawn_at', 'is', null)
		.orderBy('made_at')
		.orderBy('id')
		.execute();
	const texts = await teamTexts(
		scope,
		partners.map(({ id }) => id)
	);
	return {
		partners: partners.map(({ id, seats }) => ({
			id,
			name: texts(id, 'name'),
			seats: seats ?? undefined
		})),
		links: links.map(({ id, partner_id, seats, used, made_at }) => ({
			id,
			partnerId: partner_id ?? undefined,
			seats,
			used,
			madeAt: made_at
		}))
	};
}
