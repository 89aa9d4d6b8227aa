import { sql as raw } from 'kysely';
import type { TeamScope } from '#features/accounts/server/context.ts';
import { spanEnds } from '#features/events/server/event/event-span.ts';
import { shownTexts } from '#features/partnership/server/public-texts.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { EventHoldings } from '../../rules/leak-drill.ts';
import { checkCode } from '../../rules/ticket.ts';

type Row = {
	event_id: string;
	slug: string;
	places: number;
	contacts: number;
	answers: number;
	devices: number;
	holders: number;
	threshold: number | null;
	ends: Date;
	retention_days: number;
	last_answer: Date | null;
};
const day = 86_400_000;

/** What is held right now of the people of each event where places are given, counted in the tables. */
export async function holdings(
	{ sql, partnershipId }: TeamScope,
	language: Language
): Promise<EventHoldings[]> {
	const { rows } = await raw<Row>`
		select event.id as event_id, event.slug, registration_setting.retention_days,
			${spanEnds} as ends,
			(select count(*)::int from registration r where r.partnership_id = event.partnership_id
				and r.event_id = event.id) as places,
			(select count(*)::int from registration r where r.partnership_id = event.partnership_id
				and r.event_id = event.id and r.sealed_contact is not null) as contacts,
			answers.number as answers, answers.last as last_answer, key.threshold, key.holders,
			(select count(*)::int from door_device d where d.partnership_id = event.partnership_id
				and d.event_id = event.id and d.revoked_at is null) as devices
		from event join registration_setting on registration_setting.partnership_id = event.partnership_id
			and registration_setting.event_id = event.id
		cross join lateral (
			select count(*)::int as number, max(a.erase_at) as last from answer a
			join registration r on r.partnership_id = a.partnership_id and r.id = a.registration_id
			where r.partnership_id = event.partnership_id and r.event_id = event.id
		) answers
		cross join lateral (
			select min(k.threshold)::int as threshold, count(distinct s.holder_key_id)::int as holders
			from event_key k left join event_key_share s on s.partnership_id = k.partnership_id
				and s.event_key_id = k.id
			where k.partnership_id = event.partnership_id and k.event_id = event.id and k.destroyed_at is null
		) key
		where event.partnership_id = ${partnershipId}
		order by event.starts_on, event.id`.execute(sql);
	const asked = { partnershipId, language, source: language };
	const ids = rows.map(({ event_id }) => event_id);
	const texts = await shownTexts(sql, asked, ids);
	return rows.map((row) => ({
		eventId: row.event_id,
		title: texts(row.event_id, 'title')?.text ?? row.slug,
		numbers: { places: row.places, contacts: row.contacts, answers: row.answers },
		devices: row.devices,
		holders: row.holders,
		threshold: row.threshold ?? undefined,
		until: {
			places: new Date(row.ends.getTime() + row.retention_days * day),
			contacts: new Date(row.ends.getTime() + day),
			answers: row.last_answer ?? undefined
		}
	}));
}

/** The zone in which the team reads its clocks. */
export async function zoneOfTeam({ sql, partnershipId }: TeamScope): Promise<string> {
	const { zone } = await sql
		.selectFrom('partnership')
		.select('zone')
		.where('id', '=', partnershipId)
		.executeTakeFirstOrThrow();
	return zone;
}

/** The check codes of the tickets of some events: what is called off when they leak, without anybody's name. */
export async function affectedCodes(
	{ sql, partnershipId }: TeamScope,
	eventIds: readonly string[]
): Promise<string[]> {
	if (eventIds.length === 0) return [];
	const rows = await sql
		.selectFrom('registration')
		.select('ticket')
		.where('partnership_id', '=', partnershipId)
		.where('event_id', 'in', eventIds)
		.orderBy('ticket')
		.execute();
	return rows.map(({ ticket }) => checkCode(ticket));
}

/** The proofs of what was erased, newest first, a hundred at most: what kind, how many, when; never whom. */
export async function erasures({ sql, partnershipId }: TeamScope) {
	const rows = await sql
		.selectFrom('erasure')
		.select(['id', 'event_id', 'kind', 'number', 'due_at', 'done_at'])
		.where('partnership_id', '=', partnershipId)
		.orderBy('done_at', 'desc')
		.limit(100)
		.execute();
	return rows.map(({ event_id, due_at, done_at, ...row }) => ({
		...row,
		eventId: event_id,
		dueAt: due_at,
		doneAt: done_at
	}));
}
