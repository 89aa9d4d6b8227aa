import type { Sql, Tx } from '#features/accounts/server/context.ts';
import type { Release } from '#lib/disclosure/release.ts';
import { asJson } from '#platform/server/database/values.ts';

type At = { partnershipId: string; eventId: string };

/** All that was ever told about an event's registrations, the first release first. */
export async function releasesOf(
	sql: Sql | Tx,
	at: At
): Promise<{ release: Release; releasedAt: Date }[]> {
	const rows = await sql
		.selectFrom('released_count')
		.select(['tables', 'released_at'])
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.orderBy('number')
		.execute();
	return rows.map(({ tables, released_at }) => ({
		release: tables as unknown as Release,
		releasedAt: released_at
	}));
}

/** The event's row is held, so that two who ask at once are told one after the other. */
export async function holdEvent(tx: Tx, at: At): Promise<void> {
	await tx
		.selectFrom('event')
		.select('id')
		.where('partnership_id', '=', at.partnershipId)
		.where('id', '=', at.eventId)
		.forNoKeyUpdate()
		.execute();
}

/** Keeps what is told now, so that whatever is told later can be held against it. */
export async function keepRelease(
	tx: Tx,
	at: At & { number: number; now: Date },
	release: Release
): Promise<void> {
	await tx
		.insertInto('released_count')
		.values({
			partnership_id: at.partnershipId,
			event_id: at.eventId,
			number: at.number,
			tables: asJson(release) as never,
			released_at: at.now
		})
		.execute();
}

/** How many were admitted, as often as that was told exactly. */
export async function toldAdmissions(tx: Tx, at: At): Promise<number[]> {
	const rows = await tx
		.selectFrom('told_admission')
		.select('admitted')
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.execute();
	return rows.map(({ admitted }) => admitted);
}

/** Keeps that so many were told to have been admitted. */
export async function keepAdmission(
	tx: Tx,
	at: At & { now: Date },
	admitted: number
): Promise<void> {
	await tx
		.insertInto('told_admission')
		.values({
			partnership_id: at.partnershipId,
			event_id: at.eventId,
			admitted,
			told_at: at.now
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
