import { inTransaction } from '#platform/server/database/transaction.ts';
import { lookAgain } from '../letters/due.ts';
import type { Visit } from '../visit.ts';
import { claimMark } from '../register/rows.ts';

export type Accepted = { ok: true } | { ok: false; reason: 'no-offer' | 'too-late' };

/** Takes the place that was offered, for the whole group it was offered to; refuses `no-offer`, `too-late`. */
export async function acceptOffer(visit: Visit, lookup: Uint8Array): Promise<Accepted> {
	const now = visit.clock();
	return inTransaction(visit, async (tx): Promise<Accepted> => {
		const own = await tx
			.selectFrom('registration')
			.select(['partnership_id', 'event_id', 'group_id'])
			.where('lookup', '=', claimMark(visit.keys, lookup))
			.executeTakeFirst();
		if (!own) return { ok: false, reason: 'no-offer' };
		const rows = await tx
			.selectFrom('registration')
			.select(['id', 'offered_until'])
			.where('partnership_id', '=', own.partnership_id)
			.where('group_id', '=', own.group_id)
			.where('state', '=', 'offered')
			.orderBy('position')
			.forUpdate()
			.execute();
		const [first] = rows;
		if (!first) return { ok: false, reason: 'no-offer' };
		if (!first.offered_until || first.offered_until <= now)
			return { ok: false, reason: 'too-late' };
		await tx
			.updateTable('registration')
			.set({ state: 'confirmed', offered_until: null })
			.where('partnership_id', '=', own.partnership_id)
			.where(
				'id',
				'in',
				rows.map(({ id }) => id)
			)
			.execute();
		await lookAgain(tx, { partnershipId: own.partnership_id, eventId: own.event_id });
		return { ok: true };
	});
}
