import { sql, type RawBuilder } from 'kysely';
import { asJson } from '#platform/server/database/values.ts';
import type { NewRows } from './rows.ts';

export type Written = {
	state: 'confirmed' | 'waiting' | 'requested' | 'full' | 'not-invited' | 'busy' | 'apart';
	/** The places that were newly given; null where there are none. */
	placed: string[] | null;
	/** The partnership's slug, where the last place went or the first person waits: its pages are to be made anew. */
	moved: string | null;
};

/**
 * Gives the places, or none of them, in one statement and so in one round trip. Every quota is locked
 * in the order of its id before it is decided; an uncounted one is shared, so that a capacity set
 * meanwhile waits. A request that was written before writes nothing and counts nothing. Several requests
 * are written together only where all of them come to the same; else nothing is written, and they are `apart`.
 */
export function registrationStatement(rows: NewRows): RawBuilder<Written> {
	return sql<Written>`${decided(rows)}, ${written(rows)}
		select outcome.state, (select array_agg(id) from placed) as placed,
			(select slug from moved) as moved,
			(select pg_notify('tiltas_revision', slug) from moved)
		from outcome`;
}

/** What becomes of the requests, with everything locked that this depends on. */
function decided(rows: NewRows): RawBuilder<unknown> {
	const { partnershipId, eventId, invitationId } = rows;
	const isAlone = new Set(rows.places.map((place) => place.request_mark)).size === 1;
	return sql`with ${asked(rows)}, counted as materialized (
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
		), queue as materialized (
			select exists (select from registration
				where partnership_id = ${partnershipId} and event_id = ${eventId}
					and state = 'waiting') as has_waiting
		), outcome as materialized (
			select has_waiting, case
				when mode = 'invitation' and coalesce((select seats_left from invited), 0)
					< ${rows.places.length}::int then 'not-invited'
				when (select count(*) from counted) + (select count(*) from uncounted)
					< (select count(*) from wanted) then 'busy'
				when mode = 'approval' then 'requested'
				when has_waiting and waiting_list <> 'off' then 'waiting'
				when has_waiting then 'full'
				when coalesce((select bool_and(counted.taken + wanted.size <= counted.capacity)
					from counted join wanted on wanted.quota_id = counted.id), true) then 'confirmed'
				when not ${isAlone}::boolean then 'apart'
				when waiting_list <> 'off' then 'waiting'
				else 'full'
			end as state
			from registration_setting, queue
			where partnership_id = ${partnershipId} and event_id = ${eventId}
		)`;
}

/** The places and add-ons that were asked for, and how much of each quota all of them need. */
function asked({ partnershipId, places, addOns }: NewRows): RawBuilder<unknown> {
	const products = [...places, ...addOns].map(({ product_id }) => product_id);
	const sizes = new Map<string, number>();
	for (const id of products) sizes.set(id, (sizes.get(id) ?? 0) + 1);
	return sql`place as materialized (
			select * from jsonb_to_recordset(${asJson(places)}::jsonb) as place (
				id uuid, group_id uuid, position smallint, product_id uuid, request_mark text, lookup text,
				ticket text, language text, taken_at timestamptz, waiting_rank float8, contact text,
				contact_mark text, letter_id uuid)
		), add_on as materialized (
			select * from unnest(${addOns.map((one) => one.registration_id)}::uuid[],
				${addOns.map((one) => one.product_id)}::uuid[]) as add_on (registration_id, product_id)
		), wanted as materialized (
			select quota_id, sum(product.size)::int as size
			from unnest(${[...sizes.keys()]}::uuid[], ${[...sizes.values()]}::int[]) as product (product_id, size)
				join product_quota using (product_id)
			where partnership_id = ${partnershipId}
			group by quota_id
		)`;
}

/** What is written of them; nothing where no place was newly given. */
function written(rows: NewRows): RawBuilder<unknown> {
	return sql`${newPlaces(rows)}, ${countedPlaces(rows)}, ${told(rows)}`;
}

function newPlaces({ partnershipId, eventId, invitationId }: NewRows): RawBuilder<unknown> {
	return sql`placed as (
			insert into registration (partnership_id, id, event_id, product_id, group_id, position, state,
				lookup, request_mark, ticket, language, sealed_contact, contact_mark, invitation_id,
				taken_at, waiting_rank)
			select ${partnershipId}, place.id, ${eventId}, place.product_id, place.group_id,
				place.position, outcome.state, decode(place.lookup, 'hex'),
				decode(place.request_mark, 'hex'), decode(place.ticket, 'hex'), place.language,
				decode(place.contact, 'hex'), decode(place.contact_mark, 'hex'), ${invitationId}::uuid,
				place.taken_at, case when outcome.state = 'waiting' then place.waiting_rank end
			from outcome, place
			where outcome.state in ('confirmed', 'waiting', 'requested')
			on conflict (partnership_id, event_id, request_mark, position) do nothing
			returning id, product_id, contact_mark, state
		)`;
}

function countedPlaces({ partnershipId }: NewRows): RawBuilder<unknown> {
	return sql`taken as (
			update quota set taken = quota.taken + given.size
			from (select quota_id, count(*)::int as size
				from (select product_id from placed union all
					select add_on.product_id from add_on join placed on placed.id = registration_id) as product
					join product_quota using (product_id)
				where partnership_id = ${partnershipId}
				group by quota_id) as given, outcome
			where quota.partnership_id = ${partnershipId} and quota.id = given.quota_id
				and quota.capacity is not null and outcome.state = 'confirmed'
			returning quota.taken >= quota.capacity as is_full
		), used as (
			update registration_invitation set used = used + (select count(*) from placed)
			where partnership_id = ${partnershipId} and id in (select id from invited)
				and exists (select from placed)
		)`;
}

function told(rows: NewRows): RawBuilder<unknown> {
	const { partnershipId, eventId } = rows;
	return sql`added as (
			insert into registration_add_on (partnership_id, registration_id, product_id)
			select ${partnershipId}, registration_id, add_on.product_id
			from add_on join placed on placed.id = registration_id
		), answered as (
			insert into answer (partnership_id, registration_id, question_id, sealed, own, mark, erase_at)
			select ${partnershipId}, registration_id, question_id, decode(sealed, 'hex'),
				decode(own, 'hex'), decode(mark, 'hex'), erase_at
			from jsonb_to_recordset(${asJson(rows.answers)}::jsonb) as given (registration_id uuid,
				question_id uuid, sealed text, own text, mark text, erase_at timestamptz)
			where registration_id in (select id from placed)
		), letters as (
			insert into participant_letter (partnership_id, id, event_id, registration_id, kind, queued_at, due_at)
			select ${partnershipId}, letter_id, ${eventId}, placed.id, case when exists (
					select from registration before
					where before.partnership_id = ${partnershipId} and before.event_id = ${eventId}
						and before.contact_mark = placed.contact_mark and before.ended_at is null)
				then 'again' when state = 'confirmed' then 'confirmed' else state end, taken_at, taken_at
			from placed join place using (id) where letter_id is not null
		), moved as (
			update partnership set revision = revision + 1
			where id = ${partnershipId} and (exists (select from taken where is_full)
				or exists (select from placed where state = 'waiting')
					and not (select has_waiting from outcome))
			returning slug
		)`;
}
