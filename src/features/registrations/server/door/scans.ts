import { sql as raw } from 'kysely';
import { asJson } from '#platform/server/database/values.ts';
import type { Visit } from '../visit.ts';
import {
	looksAtOnce,
	type DoubleScan,
	type FromOthers,
	type ScanSent
} from '../../rules/at-door.ts';
import type { Device } from './devices.ts';

/**
 * Keeps what a device saw; what it sends twice, or of lists that are not its event's, changes nothing. Says
 * how many are kept. The event's tally is locked until they are, so that numbers appear in their order.
 * Looks from the future are moved to now, with those sent beside them: else they would be the last word on
 * their tickets, whatever is seen later.
 */
export async function keepScans(
	{ sql, clock }: Visit,
	device: Device,
	scans: readonly ScanSent[]
): Promise<number> {
	if (scans.length === 0) return 0;
	const now = clock();
	const { rows } = await raw<{ kept: number }>`
		with sent as (
			select "id", "listId", "ticket", "direction", "scannedAt"
				- greatest(max("scannedAt") over () - ${now}::timestamptz, '0 seconds') as "scannedAt"
			from jsonb_to_recordset(${asJson(scans)}::jsonb) as sent ("id" uuid, "listId" uuid,
				"ticket" text, "direction" text, "scannedAt" timestamptz)
		), fresh as (
			select sent.*, row_number() over (order by "scannedAt", sent.id) as place
			from sent join door_list on door_list.partnership_id = ${device.partnershipId}
				and door_list.id = sent."listId" and door_list.event_id = ${device.eventId}
			where not exists (select from scan where scan.partnership_id = ${device.partnershipId} and scan.id = sent.id)
		), tally as (
			insert into door_tally (partnership_id, event_id, looks)
			select ${device.partnershipId}, ${device.eventId}, count(*) from fresh having count(*) > 0
			on conflict (partnership_id, event_id) do update set looks = door_tally.looks + excluded.looks
			returning looks
		), new as (
			insert into scan (partnership_id, id, event_id, list_id, device_id, ticket, direction,
				scanned_at, received_at, number)
			select ${device.partnershipId}, fresh.id, ${device.eventId}, "listId", ${device.id},
				decode(fresh.ticket, 'hex'), fresh.direction, "scannedAt", ${now},
				looks - (select count(*) from fresh) + place
			from fresh cross join tally
			on conflict do nothing returning id
		)
		select count(*)::int as kept from new`.execute(sql);
	return rows[0]?.kept ?? 0;
}

type Of = { partnershipId: string; eventId: string };

/**
 * Every code that two looks admitted one after the other, with where and when: seen after devices have
 * synced. Asked about some codes only, it reads the looks at those and no others.
 */
export async function doubleScans(
	{ sql }: Pick<Visit, 'sql'>,
	event: Of,
	codes?: readonly Code[]
): Promise<DoubleScan[]> {
	if (codes?.length === 0) return [];
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
			from ${looksAt(event, codes)} scan join door_device
				on door_device.partnership_id = scan.partnership_id and door_device.id = scan.device_id
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

/** The list and the number of a ticket that was looked at. */
type Code = Pick<ScanSent, 'listId' | 'ticket'>;

/** All looks of the event, or those at some codes: each of these by the index, whatever the planner expects. */
const looksAt = ({ partnershipId, eventId }: Of, codes: readonly Code[] | undefined) =>
	codes
		? raw`(select distinct "listId", decode(ticket, 'hex') as number
			from jsonb_to_recordset(${asJson(codes)}::jsonb) as code ("listId" uuid, "ticket" text)) code
			cross join lateral (
				select * from scan where scan.partnership_id = ${partnershipId} and scan.event_id = ${eventId}
					and scan.list_id = code."listId" and scan.ticket = code.number
				offset 0
			)`
		: raw`(select * from scan where scan.partnership_id = ${partnershipId} and scan.event_id = ${eventId})`;

type Heard = Pick<FromOthers, 'others' | 'after'>;

/**
 * What was kept of the event after the look of this number, in order, a thousand at once at most, without the
 * looks that were just sent. Not without all of the device's own: two telephones may have opened one link.
 */
export async function seenByOthers(
	{ sql }: Pick<Visit, 'sql'>,
	{ partnershipId, eventId }: Device,
	{ after, sent }: { after: number; sent: readonly Pick<ScanSent, 'id'>[] }
): Promise<Heard> {
	const rows = await sql
		.selectFrom('scan')
		.innerJoin('door_device', (join) =>
			join
				.onRef('door_device.partnership_id', '=', 'scan.partnership_id')
				.onRef('door_device.id', '=', 'scan.device_id')
		)
		.select(['scan.id', 'list_id', 'ticket', 'direction', 'scanned_at', 'number', 'post'])
		.where('scan.partnership_id', '=', partnershipId)
		.where('scan.event_id', '=', eventId)
		.where('number', '>', after)
		.orderBy('number')
		.limit(looksAtOnce)
		.execute();
	const own = new Set(sent.map(({ id }) => id));
	const others = rows
		.filter(({ id }) => !own.has(id))
		.map((row) => ({
			listId: row.list_id,
			ticket: row.ticket.toString('hex'),
			direction: row.direction,
			at: row.scanned_at.toISOString(),
			post: row.post
		}));
	return { others, after: rows.at(-1)?.number ?? after };
}
