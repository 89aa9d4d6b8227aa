import { randomBytes, randomUUID } from 'node:crypto';
import type { Sql } from '#features/accounts/server/context.ts';
import { mark } from '#features/privacy/server/participant-keys.ts';
import { claimKeys, claimSecret, newClaimCode } from '#features/registrations/rules/claim-code.ts';
import { englishWords } from '#features/registrations/rules/claim-words-en.ts';
import { enrolDevice, newDeviceToken } from '#features/registrations/server/door/devices.ts';
import { addDoorList } from '#features/registrations/server/door/door-lists.ts';
import { signedTicket } from '#features/registrations/server/door/ticket-key.ts';
import { register } from '#features/registrations/server/register/register.ts';
import { ok } from './event-cast.ts';
import { manyRegistrations } from './many-registrations.ts';
import { registrationCast, somebody } from './registration-cast.ts';

export type ToldDoor = {
	/** Where the team sees it. */
	address: string;
	partnershipId: string;
	eventId: string;
	/** One for each device, named North, South and by numbers. */
	tokens: string[];
	/** For everybody with a place; 3 fit in. And for those with the add-on alone. */
	lists: { day: string; workshop: string };
	/** Numbers in hex of people with a place and no add-on. */
	numbers: string[];
	/** Somebody with the add-on. */
	words: string;
	/** The text of that person's QR code. */
	qr: string;
};

type Wanted = { people: number; revoked: number; devices: number };

/** An event ahead with people, revoked tickets, two lists and devices at its doors; its keys are those of the cast's secret. */
export async function tellDoor(sql: Sql, wanted: Wanted): Promise<ToldDoor> {
	const cast = await registrationCast(sql, {
		slug: 'door-cities',
		day: '2099-06-10',
		products: [[0], []]
	});
	const { coordinator, partnershipId, eventId, keys, visit, productIds } = cast;
	const [place = '', workshop = ''] = productIds;
	const list = async (title: string, more: { capacity?: number; productId?: string }) =>
		ok(await addDoorList(coordinator, partnershipId, { eventId, title: { en: title }, ...more }))
			.id;
	const lists = {
		day: await list('First day', { capacity: 3 }),
		workshop: await list('Workshop', { productId: workshop })
	};
	const tokens = Array.from({ length: wanted.devices }, newDeviceToken);
	for (const [at, token] of tokens.entries()) {
		const post = ['North', 'South'][at] ?? `Door ${at + 1}`;
		const device = { eventId, post, tokenMark: mark(keys, 'device', token) };
		ok(await enrolDevice(coordinator, partnershipId, device));
	}
	await manyRegistrations(sql, { partnershipId, eventId, productId: place }, wanted.revoked);
	await sql
		.updateTable('registration')
		.set({ state: 'cancelled', ended_at: visit.clock() })
		.where('partnership_id', '=', partnershipId)
		.execute();
	await manyRegistrations(sql, { partnershipId, eventId, productId: place }, wanted.people);
	const numbers = await numbersOf(sql, partnershipId);
	const words = newClaimCode(englishWords, randomBytes);
	const own = {
		id: randomUUID(),
		lookup: (await claimKeys(claimSecret(words))).lookup,
		answers: []
	};
	ok(await register(visit, await cast.form(), { ...somebody(productIds), places: [own] }));
	const { ticket: number } = await sql
		.selectFrom('registration')
		.select('ticket')
		.where('id', '=', own.id)
		.executeTakeFirstOrThrow();
	return {
		address: `/en/p/door-cities/events/${eventId}/door`,
		partnershipId,
		eventId,
		tokens,
		lists,
		numbers,
		words: words.join(' '),
		qr: signedTicket(keys, { eventId, number, admits: 1 })
	};
}

async function numbersOf(sql: Sql, partnershipId: string): Promise<string[]> {
	const rows = await sql
		.selectFrom('registration')
		.select('ticket')
		.where('partnership_id', '=', partnershipId)
		.where('state', '=', 'confirmed')
		.execute();
	return rows.map(({ ticket }) => ticket.toString('hex'));
}
