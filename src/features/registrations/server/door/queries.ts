import type { TeamScope } from '#features/accounts/server/context.ts';
import type { LocalisedText } from '#features/partnership/types.ts';
import type { TeamDoor } from '../../rules/at-door.ts';
import { isAdmitted } from '../../rules/door.ts';
import { dayAt, daysOf } from '../../rules/pass-days.ts';
import { checkCode } from '../../rules/ticket.ts';
import { admittedTickets, doorLists } from './admission.ts';
import { occupancy } from './occupancy.ts';

/** What the team has set up at the doors of an event. */
export async function doorOfTeam(
	{ sql, partnershipId }: TeamScope,
	eventId: string
): Promise<TeamDoor> {
	const of = { partnershipId, eventId };
	const [{ days, subEvents }, lists, devices, addOns, inside] = await Promise.all([
		programmeOf({ sql }, of),
		doorLists(sql, of),
		sql
			.selectFrom('door_device')
			.select(['id', 'post', 'seen_at', 'revoked_at'])
			.where('partnership_id', '=', of.partnershipId)
			.where('event_id', '=', of.eventId)
			.orderBy('made_at')
			.execute(),
		sql
			.selectFrom('product')
			.select('id')
			.where('partnership_id', '=', of.partnershipId)
			.where('event_id', '=', of.eventId)
			.where('kind', '=', 'add_on')
			.orderBy('position')
			.execute(),
		occupancy({ sql }, of)
	]);
	const titles = await titlesOf({ sql, partnershipId }, [...lists, ...addOns, ...subEvents]);
	return {
		lists: lists.map(({ id, productId, days, capacity }) => ({
			id,
			title: titles.get(id) ?? {},
			productId,
			days,
			capacity,
			inside: inside.get(id) ?? 0
		})),
		devices: devices.map(({ id, post, seen_at, revoked_at }) => ({
			id,
			post,
			seenAt: seen_at ?? undefined,
			isRevoked: revoked_at !== null
		})),
		addOns: addOns.map(({ id }) => ({ id, title: titles.get(id) ?? {} })),
		days,
		subEvents: subEvents.map((one) => ({ ...one, title: titles.get(one.id) ?? {} }))
	};
}

/** The days of an event of several, and its events where it is a festival. */
async function programmeOf(
	{ sql }: Pick<TeamScope, 'sql'>,
	{ partnershipId, eventId }: { partnershipId: string; eventId: string }
) {
	const event = await sql
		.selectFrom('event')
		.select(['starts_on as startsOn', 'ends_on as endsOn'])
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', eventId)
		.executeTakeFirstOrThrow();
	const subEvents = await sql
		.selectFrom('event')
		.select(['id', 'starts_on as startsOn'])
		.where('partnership_id', '=', partnershipId)
		.where('parent_id', '=', eventId)
		.orderBy('starts_on')
		.orderBy('starts_time')
		.orderBy('id')
		.execute();
	const days = daysOf(event).map((number) => ({ number, day: dayAt(event, number) }));
	return { days, subEvents };
}

async function titlesOf(
	{ sql, partnershipId }: Pick<TeamScope, 'sql' | 'partnershipId'>,
	records: readonly { id: string }[]
): Promise<Map<string, LocalisedText>> {
	if (records.length === 0) return new Map();
	const rows = await sql
		.selectFrom('text')
		.select(['record_id', 'language', 'draft'])
		.where('partnership_id', '=', partnershipId)
		.where(
			'record_id',
			'in',
			records.map(({ id }) => id)
		)
		.where('field', '=', 'title')
		.execute();
	const titles = new Map<string, LocalisedText>();
	for (const { record_id, language, draft } of rows)
		titles.set(record_id, { ...titles.get(record_id), [language]: draft });
	return titles;
}

/** Every code that is admitted, at this list if one is named, in order, to print without names. */
export async function codesOnPaper(
	{ sql, partnershipId }: TeamScope,
	{ eventId, listId }: { eventId: string; listId?: string | undefined }
): Promise<string[]> {
	const at = { partnershipId, eventId };
	const [tickets, lists] = await Promise.all([admittedTickets(sql, at), doorLists(sql, at)]);
	const list = lists.find(({ id }) => id === listId);
	return tickets
		.filter(({ admits }) => isAdmitted(list?.admission, admits))
		.map(({ ticket }) => checkCode(ticket));
}
