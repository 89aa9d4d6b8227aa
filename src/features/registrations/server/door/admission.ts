import { sql as raw, type RawBuilder } from 'kysely';
import type { Sql } from '#features/accounts/server/context.ts';
import type { Admission } from '../../rules/at-door.ts';

type At = { partnershipId: string; eventId: string };

/** A ticket has a bit for each kind of place and each add-on of its event, and room for so many. */
export const mostProducts = 16;

/**
 * Each product of the event with its bit, which never moves: add-ons from the first bit up, kinds of place
 * from the last bit down, withdrawn ones too.
 */
const bitsOf = ({ partnershipId, eventId }: At): RawBuilder<unknown> => raw`
	select id, kind, attendance, case kind when 'add_on' then place - 1 else ${mostProducts}::int - place end as bit from (
		select id, kind, attendance, (row_number() over (partition by kind order by position, id))::int as place
		from product where partnership_id = ${partnershipId} and event_id = ${eventId}
	) numbered`;

/** The bits of what a place with these products admits to. */
export async function ticketBits(sql: Sql, at: At, productIds: readonly string[]): Promise<number> {
	const { rows } = await raw<{ bits: number }>`
		select coalesce(bit_or(1 << bit), 0) as bits from (${bitsOf(at)}) product
		where id = any(${productIds})`.execute(sql);
	return rows[0]?.bits ?? 0;
}

const admitted = (at: At): RawBuilder<{ ticket: Buffer; admits: number }> => raw`
	with product as materialized (${bitsOf(at)})
	select registration.ticket, coalesce((select 1 << bit from product
			where product.id = registration.product_id), 0)
		| coalesce((select bit_or(1 << bit) from registration_add_on added
			join product on product.id = added.product_id
			where added.partnership_id = ${at.partnershipId}
			and added.registration_id = registration.id), 0) as admits
	from registration
	where partnership_id = ${at.partnershipId} and event_id = ${at.eventId} and state = 'confirmed'`;

/** The number of every place that is confirmed, in order, with the bits of what it admits to. */
export async function admittedTickets(
	sql: Sql,
	at: At
): Promise<{ ticket: Buffer; admits: number }[]> {
	const { rows } = await raw<{ ticket: Buffer; admits: number }>`
		select * from (${admitted(at)}) tickets order by ticket`.execute(sql);
	return rows;
}

/** One value each, whatever the number of tickets: those admitted (5 bytes), their bits (2), and those no longer admitted (5). */
export type PackedTickets = { valid: Buffer; admits: Buffer; revoked: Buffer };

/** All tickets of an event, put together by the database: a hundred thousand rows would hold up everybody else. */
export async function packedTickets(sql: Sql, at: At): Promise<PackedTickets> {
	const { rows } = await raw<PackedTickets>`
		select coalesce(string_agg(ticket, ''::bytea order by ticket), '') as valid,
			coalesce(string_agg(substring(int4send(admits) from 3), ''::bytea order by ticket), '') as admits,
			(select coalesce(string_agg(ticket, ''::bytea order by ticket), '') from (
				select ticket from registration
				where partnership_id = ${at.partnershipId} and event_id = ${at.eventId}
				and state in ('cancelled', 'lapsed', 'declined')
				union all
				select ticket from replaced_ticket
				where partnership_id = ${at.partnershipId} and event_id = ${at.eventId}) ended) as revoked
		from (${admitted(at)}) tickets`.execute(sql);
	return rows[0] ?? { valid: Buffer.alloc(0), admits: Buffer.alloc(0), revoked: Buffer.alloc(0) };
}

type ListRow = {
	id: string;
	product_id: string | null;
	capacity: number | null;
	/** What the add-on's bit and the bits of the places on site that hold then are worth; null where all are admitted. */
	add_on: number | null;
	passes: number | null;
	from_day: string | null;
	to_day: string | null;
};

export type DoorList = {
	id: string;
	productId: string | undefined;
	capacity: number | undefined;
	admission: Admission | undefined;
	days: { from: string; to: string } | undefined;
};

/** The lists at the doors of an event in their order, each with whom it admits: never a place online. */
export async function doorLists(sql: Sql, at: At): Promise<DoorList[]> {
	const { partnershipId, eventId } = at;
	const { rows } = await raw<ListRow>`
		with product as materialized (${bitsOf(at)}), list as (
			select door_list.*, event.starts_on,
				coalesce(sub.starts_on, event.starts_on + (door_list.day - 1)) as from_day,
				coalesce(sub.ends_on, event.starts_on + (door_list.day - 1)) as to_day
			from door_list join event on event.partnership_id = door_list.partnership_id
				and event.id = door_list.event_id
			left join event sub on sub.partnership_id = door_list.partnership_id
				and sub.id = door_list.sub_event_id
			where door_list.partnership_id = ${partnershipId} and door_list.event_id = ${eventId}
		)
		select list.id, list.product_id, list.capacity, list.from_day::text, list.to_day::text,
			(select 1 << bit from product where product.id = list.product_id) as add_on,
			case when list.from_day is not null
				or exists (select from product where kind = 'place' and attendance = 'online')
			then coalesce((select bit_or(1 << bit) from product
				where kind = 'place' and attendance = 'on_site' and (
					list.from_day is null
					or not exists (select from product_day where partnership_id = ${partnershipId}
						and product_id = product.id)
					or exists (select from product_day where partnership_id = ${partnershipId}
						and product_id = product.id
						and list.starts_on + (day - 1) between list.from_day and list.to_day)
				)), 0) end as passes
		from list order by list.position`.execute(sql);
	return rows.map(({ add_on, passes, from_day, to_day, ...row }) => {
		const asked = [add_on, passes].filter((bits) => bits !== null);
		return {
			id: row.id,
			productId: row.product_id ?? undefined,
			capacity: row.capacity ?? undefined,
			admission: asked.length > 0 ? asked : undefined,
			days: from_day && to_day ? { from: from_day, to: to_day } : undefined
		};
	});
}
