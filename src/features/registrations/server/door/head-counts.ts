import { sql as raw } from 'kysely';
import type { Sql, Tx } from '#features/accounts/server/context.ts';
import type { Crowd, HeadCountSent } from '../../rules/at-door.ts';
import type { Visit } from '../visit.ts';
import type { Device } from './devices.ts';

/** Keeps what stewards counted; sent again, it changes nothing. */
export async function keepHeadCounts(
	{ sql, clock }: Pick<Visit, 'sql' | 'clock'>,
	device: Device,
	counts: readonly HeadCountSent[]
): Promise<void> {
	if (counts.length === 0) return;
	const rows = counts.map(({ id, sector, low, high, countedAt }) => ({
		partnership_id: device.partnershipId,
		id,
		event_id: device.eventId,
		device_id: device.id,
		sector,
		low,
		high,
		counted_at: new Date(countedAt),
		received_at: clock()
	}));
	await sql
		.insertInto('head_count')
		.values(rows)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** The crowd as a range: the latest count of each sector, added up; undefined where nobody has counted. */
export async function crowd(
	{ sql }: { sql: Sql | Tx },
	event: { partnershipId: string; eventId: string }
): Promise<Crowd | undefined> {
	// Two stewards write one sector in two ways: “North end” and “north  end” are one, and count once.
	const { rows } = await raw<{ sector: string; low: number; high: number; at: Date }>`
		select distinct on (same) sector, low, high, counted_at as at
		from head_count cross join lateral (
			select lower(regexp_replace(trim(sector), '\\s+', ' ', 'g')) as same
		) written
		where partnership_id = ${event.partnershipId} and event_id = ${event.eventId}
		order by same, counted_at desc, id`.execute(sql);
	if (rows.length === 0) return undefined;
	const sum = (of: 'low' | 'high') => rows.reduce((total, row) => total + row[of], 0);
	return { low: sum('low'), high: sum('high'), sectors: rows };
}
