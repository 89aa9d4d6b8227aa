import { sql as raw } from 'kysely';
import type { TeamScope } from '#features/accounts/server/context.ts';
import { checkCode } from '../../rules/ticket.ts';
import type { RequestedPlaces } from '../../types.ts';

const mostAtOnce = 500;

/** Who waits for a place, or for the team's word, in the order in which their turn comes; one line a group by its check code, no person. */
export async function groupsInState(
	{ sql, partnershipId }: TeamScope,
	eventId: string,
	state: 'waiting' | 'requested'
): Promise<RequestedPlaces[]> {
	const rows = await sql
		.selectFrom('registration')
		.select((eb) => [
			raw<string>`(array_agg(id order by position))[1]`.as('id'),
			raw<Buffer>`(array_agg(ticket order by position))[1]`.as('ticket'),
			eb.fn.countAll<number>().as('size'),
			eb.fn.min('taken_at').as('asked_at')
		])
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('state', '=', state)
		.groupBy('group_id')
		.orderBy(raw`min(waiting_rank)`)
		.orderBy('asked_at')
		.orderBy('group_id')
		.limit(mostAtOnce)
		.execute();
	return rows.map(({ id, ticket, size, asked_at }) => ({
		id,
		code: checkCode(ticket),
		size,
		askedAt: asked_at
	}));
}
