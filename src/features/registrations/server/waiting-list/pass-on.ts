import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { nextRevision } from '#features/accounts/server/command.ts';
import type { Tx } from '#features/accounts/server/context.ts';
import { forgetEnded } from '../forgetting/ended.ts';
import { freeSeats } from '../invitations/free-seats.ts';
import { changeTaken, hasRoom, lockQuotas, useOf, type AtEvent } from '../quotas.ts';

const scannedAtOnce = 200;

type Until = {
	now: Date;
	/** The instant after which nobody can take a place any more. */
	closes: Date;
};

/**
 * Lets lapsed offers fall back and offers what is free to those who wait: first come, or as the lottery
 * drew. Who needs more than is free is passed over this time, for an empty place helps nobody. Runs in
 * the caller's transaction and locks the event's quotas; says whether anything changed.
 */
export async function passOn(tx: Tx, at: AtEvent, until: Until): Promise<boolean> {
	const quotas = await lockQuotas(tx, at);
	const lapsed = await lapse(tx, at, until.now);
	const freed = await useOf(tx, at.partnershipId, lapsed);
	if (lapsed.length > 0) await freeSeats(tx, at.partnershipId, lapsed);
	await forgetEnded(tx, { partnershipId: at.partnershipId, ids: lapsed, now: until.now });
	await changeTaken(tx, at.partnershipId, { use: freed, sign: -1 });
	for (const quota of quotas) quota.taken -= freed.get(quota.id) ?? 0;
	let offered = 0;
	if (until.now < until.closes) {
		for (const ids of await waitingGroups(tx, at)) {
			const use = await useOf(tx, at.partnershipId, ids);
			if (!hasRoom(quotas, use)) continue;
			await changeTaken(tx, at.partnershipId, { use, sign: 1 });
			for (const quota of quotas) quota.taken += use.get(quota.id) ?? 0;
			await offer(tx, at, { ids, ...until });
			offered += ids.length;
		}
	}
	const hasChanged = lapsed.length + offered > 0;
	if (hasChanged) await nextRevision(tx, at.partnershipId);
	return hasChanged;
}

async function lapse(tx: Tx, at: AtEvent, now: Date): Promise<string[]> {
	const rows = await tx
		.updateTable('registration')
		.set({ state: 'lapsed', offered_until: null, ended_at: now })
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.where('state', '=', 'offered')
		.where('offered_until', '<=', now)
		.returning('id')
		.execute();
	return rows.map(({ id }) => id);
}

/** Those who wait, in order; a group is offered its places together or not at all. */
async function waitingGroups(tx: Tx, at: AtEvent): Promise<string[][]> {
	const rows = await tx
		.selectFrom('registration')
		.select(sql<string[]>`array_agg(id order by position)`.as('ids'))
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.where('state', '=', 'waiting')
		.groupBy('group_id')
		.orderBy(sql`min(waiting_rank)`)
		.orderBy(sql`min(taken_at)`)
		.orderBy('group_id')
		.limit(scannedAtOnce)
		.execute();
	return rows.map(({ ids }) => ids);
}

async function offer(
	tx: Tx,
	at: AtEvent,
	{ ids, now, closes }: Until & { ids: string[] }
): Promise<void> {
	const { offer_hours } = await tx
		.selectFrom('registration_setting')
		.select('offer_hours')
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.executeTakeFirstOrThrow();
	const until = new Date(Math.min(now.getTime() + offer_hours * 3_600_000, closes.getTime()));
	const rows = await tx
		.updateTable('registration')
		.set({ state: 'offered', offered_until: until, waiting_rank: null })
		.where('partnership_id', '=', at.partnershipId)
		.where('id', 'in', ids)
		.where('state', '=', 'waiting')
		.returning(['id', 'sealed_contact'])
		.execute();
	const told = rows.filter(({ sealed_contact }) => sealed_contact !== null);
	if (told.length === 0) return;
	await tx
		.insertInto('participant_letter')
		.values(
			told.map(({ id }) => ({
				partnership_id: at.partnershipId,
				id: randomUUID(),
				event_id: at.eventId,
				registration_id: id,
				kind: 'offer' as const,
				occasion: until.toISOString(),
				queued_at: now,
				due_at: now
			}))
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
