import { sql } from 'kysely';
import type { Tx } from '#features/accounts/server/context.ts';

export type AtEvent = { partnershipId: string; eventId: string };
/** How much of each quota something takes, by the quota's id. */
export type Use = ReadonlyMap<string, number>;
export type CountedQuota = { id: string; capacity: number; taken: number };

/** Locks the counted quotas of an event in the one order in which everybody does. */
export async function lockQuotas(tx: Tx, at: AtEvent): Promise<CountedQuota[]> {
	const rows = await tx
		.selectFrom('quota')
		.select(['id', 'capacity', 'taken'])
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.where('capacity', 'is not', null)
		.orderBy('id')
		.forUpdate()
		.execute();
	return rows.map(({ id, capacity, taken }) => ({ id, taken, capacity: capacity ?? 0 }));
}

/** What these registrations take of each quota, with their add-ons, counted or not. */
export async function useOf(tx: Tx, partnershipId: string, ids: readonly string[]): Promise<Use> {
	if (ids.length === 0) return new Map();
	const { rows } = await sql<{ quota_id: string; size: number }>`
		select product_quota.quota_id, count(*)::int as size
		from (
			select product_id from registration
			where partnership_id = ${partnershipId} and id = any(${[...ids]}::uuid[])
			union all
			select product_id from registration_add_on
			where partnership_id = ${partnershipId} and registration_id = any(${[...ids]}::uuid[])
		) taken
		join product_quota on product_quota.partnership_id = ${partnershipId}
			and product_quota.product_id = taken.product_id
		group by product_quota.quota_id`.execute(tx);
	return new Map(rows.map(({ quota_id, size }) => [quota_id, size]));
}

/** Takes from the counted quotas (or, with a negative sign, gives back); they are locked already. */
export async function changeTaken(
	tx: Tx,
	partnershipId: string,
	change: { use: Use; sign: 1 | -1 }
): Promise<void> {
	for (const [id, size] of change.use) {
		await tx
			.updateTable('quota')
			.set((eb) => ({ taken: eb('taken', '+', change.sign * size) }))
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', id)
			.where('capacity', 'is not', null)
			.execute();
	}
}

/** Whether every counted quota has room for the use; others have room for everybody. */
export function hasRoom(quotas: readonly CountedQuota[], use: Use): boolean {
	return quotas.every(({ id, capacity, taken }) => {
		const size = use.get(id) ?? 0;
		return size === 0 || taken + size <= capacity;
	});
}
