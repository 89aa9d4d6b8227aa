import { sql as raw } from 'kysely';
import { shownTexts } from '#features/partnership/server/public-texts.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { DoorPack } from '../../rules/at-door.ts';
import type { Visit } from '../visit.ts';
import type { Device } from './devices.ts';
import { eventTag, ticketPublicKey } from './ticket-key.ts';

/** What a device takes along: keys, lists and numbers, and not one name. */
export async function doorPack(
	visit: Visit,
	device: Device,
	language: Language
): Promise<DoorPack> {
	const { sql, keys, clock } = visit;
	const { partnershipId, eventId } = device;
	const event = await sql
		.selectFrom('event')
		.innerJoin('partnership', 'partnership.id', 'event.partnership_id')
		.select(['event.starts_on', 'event.ends_on', 'event.zone', 'source_language'])
		.where('event.partnership_id', '=', partnershipId)
		.where('event.id', '=', eventId)
		.executeTakeFirstOrThrow();
	const lists = await listsOf(visit, device);
	const asked = { partnershipId, language, source: event.source_language };
	const texts = await shownTexts(sql, asked, [eventId, ...lists.map(({ id }) => id)]);
	const drafts = await listTitles(
		visit,
		lists.map(({ id }) => id),
		language
	);
	return {
		eventTag: eventTag(eventId).toString('base64'),
		publicKey: ticketPublicKey(keys, eventId).toString('base64'),
		event: {
			title: texts(eventId, 'title')?.text ?? '',
			startsOn: event.starts_on,
			endsOn: event.ends_on,
			zone: event.zone
		},
		post: device.post,
		lists: lists.map(({ id, add_on, capacity }) => ({
			id,
			title: drafts.get(id) ?? '',
			addOn: add_on ?? undefined,
			capacity: capacity ?? undefined
		})),
		...(await numbersOf(visit, device)),
		madeAt: clock().toISOString()
	};
}

type ListRow = { id: string; add_on: number | null; capacity: number | null };

/** An add-on's bit is its place among the event's add-ons, withdrawn ones too, so that it never moves. */
async function listsOf({ sql }: Visit, { partnershipId, eventId }: Device): Promise<ListRow[]> {
	const { rows } = await raw<ListRow>`
		with add_on as (
			select id, (row_number() over (order by position, id) - 1)::int as bit from product
			where partnership_id = ${partnershipId} and event_id = ${eventId} and kind = 'add_on'
		)
		select door_list.id, add_on.bit as add_on, door_list.capacity
		from door_list left join add_on on add_on.id = door_list.product_id
		where door_list.partnership_id = ${partnershipId} and door_list.event_id = ${eventId}
		order by door_list.position`.execute(sql);
	return rows;
}

/** Lists are for the team: what is written of them is shown, published or not. */
async function listTitles({ sql }: Visit, ids: string[], language: Language) {
	if (ids.length === 0) return new Map<string, string>();
	const rows = await sql
		.selectFrom('text')
		.select(['record_id', 'language', 'draft'])
		.where('record_id', 'in', ids)
		.where('field', '=', 'title')
		.where('draft', '<>', '')
		.execute();
	const own = rows.filter((row) => row.language === language);
	return new Map([...rows, ...own].map(({ record_id, draft }) => [record_id, draft]));
}

async function numbersOf({ sql }: Visit, { partnershipId, eventId }: Device) {
	const rows = await sql
		.selectFrom('registration')
		.select(['ticket', 'state'])
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('state', 'in', ['confirmed', 'cancelled', 'lapsed', 'declined'])
		.orderBy('ticket')
		.execute();
	const of = (isValid: boolean) =>
		Buffer.concat(
			rows.filter(({ state }) => (state === 'confirmed') === isValid).map(({ ticket }) => ticket)
		).toString('base64');
	return { valid: of(true), revoked: of(false) };
}
