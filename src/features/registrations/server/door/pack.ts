import { createHash } from 'node:crypto';
import { shownTexts } from '#features/partnership/server/public-texts.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { DoorPack } from '../../rules/at-door.ts';
import { doorLists, packedTickets } from './admission.ts';
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
	const lists = await doorLists(sql, device);
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
		lists: lists.map(({ id, admission, capacity }) => ({
			id,
			title: drafts.get(id) ?? '',
			admission,
			capacity
		})),
		...(await numbersOf(visit, device)),
		madeAt: clock().toISOString()
	};
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

async function numbersOf({ sql }: Visit, at: { partnershipId: string; eventId: string }) {
	const { valid, admits, revoked } = await packedTickets(sql, at);
	const text = (bytes: Buffer) => bytes.toString('base64');
	return { valid: text(valid), admits: text(admits), revoked: text(revoked) };
}

/** A mark that changes when, and only when, a device would take along something else. */
export function markOfPack({ madeAt: _, ...pack }: DoorPack): string {
	return `"${createHash('sha256').update(JSON.stringify(pack)).digest('base64url')}"`;
}
