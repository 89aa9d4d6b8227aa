import type { TeamScope } from '#features/accounts/server/context.ts';
import { checkCode } from '../../rules/ticket.ts';
import type { RequestedPlaces } from '../../types.ts';

const mostAtOnce = 500;

/** Who asked for places and waits for the team's word, the longest waiting first; one line a group, no person. */
export async function requestedPlaces(
	{ sql, partnershipId }: TeamScope,
	eventId: string
): Promise<RequestedPlaces[]> {
	const rows = await sql
		.selectFrom('registration')
		.select((eb) => [
			'group_id',
			eb.fn.countAll<number>().as('size'),
			eb.fn.min('taken_at').as('asked_at')
		])
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('state', '=', 'requested')
		.groupBy('group_id')
		.orderBy('asked_at')
		.orderBy('group_id')
		.limit(mostAtOnce)
		.execute();
	if (rows.length === 0) return [];
	const firsts = await sql
		.selectFrom('registration')
		.select(['id', 'group_id', 'ticket'])
		.where('partnership_id', '=', partnershipId)
		.where(
			'group_id',
			'in',
			rows.map((row) => row.group_id)
		)
		.where('state', '=', 'requested')
		.orderBy('position', 'desc')
		.execute();
	const byGroup = new Map(firsts.map((row) => [row.group_id, row]));
	return rows.flatMap(({ group_id, size, asked_at }) => {
		const first = byGroup.get(group_id);
		return first ? [{ id: first.id, code: checkCode(first.ticket), size, askedAt: asked_at }] : [];
	});
}
