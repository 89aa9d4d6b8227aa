import { sql, type RawBuilder } from 'kysely';
import { asJson } from '#platform/server/database/values.ts';
import type { NewRows } from './rows.ts';

export type Written = {
	state: 'confirmed' | 'waiting' | 'requested' | 'full' | 'not-invited' | 'busy';
	placed: number;
	/** The partnership's slug, where the last place went or the first person waits: its pages are to be made anew. */
	moved: string | null;
};

/**
 * Gives the places, or none of them, in one statement and so in one round trip. Every quota is locked
 * in the order of its id before it is decided; an uncounted one is shared, so that a capacity set
 * meanwhile waits. A request that was written before writes nothing and counts nothing.
 */
export function registrationStatement(rows: NewRows): RawBuilder<Written> {
	return sql<Written>`${decided(rows)}, ${written(rows)}
		select outcome.state, (select count(*) from placed)::int as placed,
			(select slug from moved) as moved,
			(select pg_notify('tiltas_revision', slug) from moved)
		from outcome`;
}

/** What becomes of the request, with everything locked that this depends on. */
function decided(rows: NewRows): RawBuilder<unknown> {
	const { partnershipId, eventId, size, productIds, invitationId } = rows;
	return sql`
		with wanted as materialized (
			select quota_id, count(*)::int * ${size}::int as size from product_quota
			where partnership_id = ${partnershipId} and product_id = any(${[...productIds]}::uuid[])
			group by quota_id
		), counted as materialized (
			select id, capacity, taken from quota
			where partnership_id = ${partnershipId} and id in (select quota_id from wanted)
				and capacity is not null
			order by id for update
		), uncounted as materialized (
			select id from quota
			where partnership_id = ${partnershipId} and id in (select quota_id from wanted)
				and capacity is null
			for share
		), invited as materialized (
			select id, seats - used as seats_left from registration_invitation
			where partnership_id = ${partnershipId} and event_id = ${eventId}
				and id = ${invitationId}::uuid and withdrawn_at is null
			for update
		), outcome as materialized (
			select mode, case
				when mode = 'invitation' and coalesce((select seats_left from invited), 0) < ${size}::int
					then 'not-invited'
				when (select count(*) from counted) + (select count(*) from uncounted)
					< (select count(*) from wanted) then 'busy'
				when mode = 'approval' then 'requested'
				when coalesce((select bool_and(counted.taken + wanted.size <= counted.capacity)
						from counted join wanted on wanted.quota_id = counted.id), true)
					and not exists (select from registration
						where partnership_id = ${partnershipId} and event_id = ${eventId}
							and state = 'waiting') then 'confirmed'
				when waiting_list <> 'off' then 'waiting'
				else 'full'
			end as state
			from registration_setting
			where partnership_id = ${partnershipId} and event_id = ${eventId}
		)`;
}

/** What is written of it; nothing where no place was newly given. */
function written(rows: NewRows): RawBuilder<unknown> {
	return sql`${newPlaces(rows)}, ${countedPlaces(rows)}, ${told(rows)}`;
}

function newPlaces(rows: NewRows): RawBuilder<unknown> {
	const { partnershipId, eventId, productIds, invitationId, now } = rows;
	return sql`placed as (
			insert into registration (partnership_id, id, event_id, product_id, group_id, position, state,
				lookup, request_mark, ticket, language, sealed_contact, contact_mark, invitation_id,
				taken_at, waiting_rank)
			select ${partnershipId}, place.id, ${eventId}, ${productIds[0]}::uuid, place.group_id,
				place.position, outcome.state, decode(place.lookup, 'hex'), ${rows.requestMark},
				decode(place.ticket, 'hex'), ${rows.language}, decode(place.contact, 'hex'),
				decode(place.contact_mark, 'hex'), ${invitationId}::uuid, ${now},
				case when outcome.state = 'waiting' then ${rows.waitingRank}::float8 end
			from outcome, jsonb_to_recordset(${asJson(rows.places)}::jsonb) as place (
				id uuid, group_id uuid, position smallint, lookup text, ticket text, contact text,
				contact_mark text)
			where outcome.state in ('confirmed', 'waiting', 'requested')
			on conflict (partnership_id, event_id, request_mark, position) do nothing
			returning id, position, contact_mark, state
		)`;
}

function countedPlaces({ partnershipId, size }: NewRows): RawBuilder<unknown> {
	return sql`taken as (
			update quota set taken = quota.taken + wanted.size
			from wanted, outcome
			where quota.partnership_id = ${partnershipId} and quota.id = wanted.quota_id
				and quota.capacity is not null and outcome.state = 'confirmed'
				and exists (select from placed)
			returning quota.taken >= quota.capacity as is_full
		), used as (
			update registration_invitation set used = used + ${size}::int
			where partnership_id = ${partnershipId} and id in (select id from invited)
				and exists (select from placed)
		)`;
}

function told(rows: NewRows): RawBuilder<unknown> {
	const { partnershipId, eventId, productIds, now } = rows;
	return sql`add_ons as (
			insert into registration_add_on (partnership_id, registration_id, product_id)
			select ${partnershipId}, placed.id, product_id
			from placed, unnest(${productIds.slice(1)}::uuid[]) as product_id
		), answered as (
			insert into answer (partnership_id, registration_id, question_id, sealed, own, mark, erase_at)
			select ${partnershipId}, registration_id, question_id, decode(sealed, 'hex'),
				decode(own, 'hex'), decode(mark, 'hex'), erase_at
			from jsonb_to_recordset(${asJson(rows.answers)}::jsonb) as given (registration_id uuid,
				question_id uuid, sealed text, own text, mark text, erase_at timestamptz)
			where registration_id in (select id from placed)
		), letters as (
			insert into participant_letter (partnership_id, id, event_id, registration_id, kind, queued_at, due_at)
			select ${partnershipId}, ${rows.letterId}, ${eventId}, id, case when exists (
					select from registration before
					where before.partnership_id = ${partnershipId} and before.event_id = ${eventId}
						and before.contact_mark = placed.contact_mark and before.ended_at is null)
				then 'again' when state = 'confirmed' then 'confirmed' else state end, ${now}, ${now}
			from placed where contact_mark is not null
		), moved as (
			update partnership set revision = revision + 1
			where id = ${partnershipId} and (exists (select from taken where is_full)
				or exists (select from placed where state = 'waiting') and not exists (
					select from registration where partnership_id = ${partnershipId}
						and event_id = ${eventId} and state = 'waiting'))
			returning slug
		)`;
}
