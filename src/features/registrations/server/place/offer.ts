import { randomUUID } from 'node:crypto';
import type { Tx } from '#features/accounts/server/context.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import type { Visit } from '../visit.ts';
import { claimMark } from '../register/rows.ts';

export type Accepted = { ok: true } | { ok: false; reason: 'no-offer' | 'too-late' };

/** Takes the place that was offered, for the whole group it was offered to, and says so to whoever left an address; refuses `no-offer`, `too-late`. */
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
			.select(['id', 'offered_until', 'sealed_contact'])
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
		await confirm(tx, { ...own, now }, rows);
		return { ok: true };
	});
}

type Offered = { id: string; sealed_contact: Buffer | null };

async function confirm(
	tx: Tx,
	{ partnership_id, event_id, now }: { partnership_id: string; event_id: string; now: Date },
	places: readonly Offered[]
): Promise<void> {
	const letters = places
		.filter(({ sealed_contact }) => sealed_contact !== null)
		.map(({ id: registration_id }) => ({
			...{ partnership_id, event_id, registration_id, id: randomUUID() },
			...{ kind: 'confirmed' as const, queued_at: now, due_at: now }
		}));
	if (letters.length === 0) return;
	await tx
		.insertInto('participant_letter')
		.values(letters)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
