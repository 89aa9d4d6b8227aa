import type { TeamScope } from '#features/accounts/server/context.ts';
import type { LocalisedText } from '#features/partnership/types.ts';
import type { TeamDoor } from '../../rules/at-door.ts';
import { checkCode } from '../../rules/ticket.ts';
import { occupancy } from './occupancy.ts';

/** What the team has set up at the doors of an event. */
export async function doorOfTeam(
	{ sql, partnershipId }: TeamScope,
	eventId: string
): Promise<TeamDoor> {
	const of = { partnershipId, eventId };
	const [lists, devices, addOns, inside] = await Promise.all([
		sql
			.selectFrom('door_list')
			.select(['id', 'product_id', 'capacity'])
			.where('partnership_id', '=', of.partnershipId)
			.where('event_id', '=', of.eventId)
			.orderBy('position')
			.execute(),
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
	const titles = await titlesOf({ sql, partnershipId }, [...lists, ...addOns]);
	return {
		lists: lists.map(({ id, product_id, capacity }) => ({
			id,
			title: titles.get(id) ?? {},
			productId: product_id ?? undefined,
			capacity: capacity ?? undefined,
			inside: inside.get(id) ?? 0
		})),
		devices: devices.map(({ id, post, seen_at, revoked_at }) => ({
			id,
			post,
			seenAt: seen_at ?? undefined,
			isRevoked: revoked_at !== null
		})),
		addOns: addOns.map(({ id }) => ({ id, title: titles.get(id) ?? {} }))
	};
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

/** Every code that is admitted, in order, to print without names. */
export async function codesOnPaper(
	{ sql, partnershipId }: TeamScope,
	eventId: string
): Promise<string[]> {
	const rows = await sql
		.selectFrom('registration')
		.select('ticket')
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('state', '=', 'confirmed')
		.orderBy('ticket')
		.execute();
	return rows.map(({ ticket }) => checkCode(ticket));
}
