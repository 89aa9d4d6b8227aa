import { sql as raw } from 'kysely';
import { asJson } from '#platform/server/database/values.ts';
import type { Visit } from '../visit.ts';
import type { DoubleScan, ScanSent, SeenByOther } from '../../rules/at-door.ts';
import type { Device } from './devices.ts';

/** Keeps what a device saw; what it sends twice, or of lists that are not its event's, changes nothing. Says how many are kept. */
export async function keepScans(
	{ sql, clock }: Visit,
	device: Device,
	scans: readonly ScanSent[]
): Promise<number> {
	const { rows } = await raw<{ kept: number }>`
		with sent as (
			select * from jsonb_to_recordset(${asJson(scans)}::jsonb) as sent ("id" uuid, "listId" uuid,
				"ticket" text, "direction" text, "scannedAt" timestamptz)
		), new as (
			insert into scan (partnership_id, id, event_id, list_id, device_id, ticket, direction,
				scanned_at, received_at)
			select ${device.partnershipId}, sent.id, ${device.eventId}, door_list.id, ${device.id},
				decode(sent.ticket, 'hex'), sent.direction, sent."scannedAt", ${clock()}
			from sent join door_list on door_list.partnership_id = ${device.partnershipId}
				and door_list.id = sent."listId" and door_list.event_id = ${device.eventId}
			on conflict do nothing returning id
		)
		select count(*)::int as kept from new`.execute(sql);
	return rows[0]?.kept ?? 0;
}

/** Every code that two looks admitted one after the other, with where and when: seen after devices have synced. */
export async function doubleScans(
	{ sql }: Pick<Visit, 'sql'>,
	event: { partnershipId: string; eventId: string }
): Promise<DoubleScan[]> {
	type Row = {
		list_id: string;
		ticket: Buffer;
		before_at: Date;
		before_post: string;
		scanned_at: Date;
		post: string;
	};
	const { rows } = await raw<Row>`
		select * from (
			select scan.list_id, scan.ticket, scan.direction, scan.scanned_at, door_device.post,
				lag(scan.direction) over same as before,
				lag(scan.scanned_at) over same as before_at,
				lag(door_device.post) over same as before_post
			from scan join door_device on door_device.partnership_id = scan.partnership_id
				and door_device.id = scan.device_id
			where scan.partnership_id = ${event.partnershipId} and scan.event_id = ${event.eventId}
			window same as (partition by scan.list_id, scan.ticket order by scan.scanned_at, scan.id)
		) looks
		where direction = 'in' and before = 'in'
		order by scanned_at desc limit 500`.execute(sql);
	return rows.map((row) => ({
		listId: row.list_id,
		ticket: row.ticket.toString('hex'),
		first: { at: row.before_at, post: row.before_post },
		second: { at: row.scanned_at, post: row.post }
	}));
}

/** What other devices of the event have sent since the instant given, oldest first, a thousand at most. */
export async function seenByOthers(
	{ sql }: Pick<Visit, 'sql'>,
	device: Device,
	since: string | null
): Promise<SeenByOther[]> {
	const from = new Date(Math.max(0, Date.parse(since ?? '') || 0));
	const rows = await sql
		.selectFrom('scan')
		.innerJoin('door_device', (join) =>
			join
				.onRef('door_device.partnership_id', '=', 'scan.partnership_id')
				.onRef('door_device.id', '=', 'scan.device_id')
		)
		.select(['list_id', 'ticket', 'direction', 'scanned_at', 'received_at', 'post'])
		.where('scan.partnership_id', '=', device.partnershipId)
		.where('scan.event_id', '=', device.eventId)
		.where('scan.device_id', '<>', device.id)
		// What is received in the same millisecond may have been missed the last time.
		.where('received_at', '>=', from)
		.orderBy('received_at')
		.limit(1000)
		.execute();
	return rows.map((row) => ({
		listId: row.list_id,
		ticket: row.ticket.toString('hex'),
		direction: row.direction,
		at: row.scanned_at.toISOString(),
		post: row.post,
		receivedAt: row.received_at.toISOString()
	}));
}
