import type { Tx } from '#features/accounts/server/context.ts';
import { hasRoom, type AtEvent, type CountedQuota, type Use } from '../quotas.ts';

/** What one place with these products takes of each quota. */
export async function useOfProducts(
	tx: Tx,
	partnershipId: string,
	productIds: readonly string[]
): Promise<Use> {
	const rows = await tx
		.selectFrom('product_quota')
		.select(['quota_id', ({ fn }) => fn.countAll<number>().as('size')])
		.where('partnership_id', '=', partnershipId)
		.where('product_id', 'in', productIds)
		.groupBy('quota_id')
		.execute();
	return new Map(rows.map(({ quota_id, size }) => [quota_id, size]));
}

type Exchanged = { quotas: readonly CountedQuota[]; before: Use; after: Use };

/** Whether what is needed besides what is held already is free, and nobody waits for it. */
export async function hasRoomFor(
	tx: Tx,
	at: AtEvent,
	{ quotas, before, after }: Exchanged
): Promise<boolean> {
	const more = new Map(
		quotas.flatMap(({ id }) => {
			const size = (after.get(id) ?? 0) - (before.get(id) ?? 0);
			return size > 0 ? [[id, size] as const] : [];
		})
	);
	if (more.size === 0) return true;
	return hasRoom(quotas, more) && !(await isWaitedFor(tx, at, [...more.keys()]));
}

async function isWaitedFor(tx: Tx, at: AtEvent, quotaIds: readonly string[]): Promise<boolean> {
	const waiting = await tx
		.selectFrom('registration')
		.innerJoin('product_quota', (join) =>
			join
				.onRef('product_quota.partnership_id', '=', 'registration.partnership_id')
				.onRef('product_quota.product_id', '=', 'registration.product_id')
		)
		.select('registration.id')
		.where('registration.partnership_id', '=', at.partnershipId)
		.where('registration.event_id', '=', at.eventId)
		.where('registration.state', '=', 'waiting')
		.where('product_quota.quota_id', 'in', quotaIds)
		.limit(1)
		.executeTakeFirst();
	return waiting !== undefined;
}
