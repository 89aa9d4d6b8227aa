import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { planEvent } from '#features/events/server/plan.ts';
import { postponeEvent } from '#features/events/server/postpone.ts';
import { mark } from '#features/privacy/server/participant-keys.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast } from '../../../../../tests/support/registration-cast.ts';
import { admittedNumbers, hexOf, verdictOfCode, verdictOfTicket } from '../../rules/door.ts';
import { readCheckCode, readTicket } from '../../rules/ticket.ts';
import { ownPlace } from '../place/own-place.ts';
import { placePage } from '../place/place-page.ts';
import { takePlace } from '../register/take-place.ts';
import { addProduct, changeProduct } from '../settings/products.ts';
import { teamRegistration } from '../settings/queries.ts';
import { deviceOf, enrolDevice, newDeviceToken } from './devices.ts';
import { addDoorList } from './door-lists.ts';
import { doorPack } from './pack.ts';
import { codesOnPaper, doorOfTeam } from './queries.ts';

const three = [1, 2, 3];

/** A festival from Friday to Sunday with an opening on its first day, a list for each day and one for the opening. */
async function festival() {
	const { sql } = await testDatabase();
	const cast = await registrationCast(sql, { day: '2022-06-10', lastDay: '2022-06-12' });
	const { coordinator, partnershipId, eventId, visit, keys } = cast;
	const pass = async (title: string, days: number[]) =>
		ok(
			await addProduct(coordinator, partnershipId, {
				eventId,
				title: { lt: title },
				kind: 'place',
				attendance: 'on_site',
				quotaIds: cast.quotaIds,
				days
			})
		).id;
	const products = {
		whole: cast.productIds[0] ?? '',
		friday: await pass('Penktadienis', [1]),
		ends: await pass('Penktadienis ir sekmadienis', [3, 1, 1])
	};
	const opening = ok(
		await planEvent(coordinator, partnershipId, {
			kind: 'concert',
			title: { lt: 'Atidarymas' },
			parentId: eventId,
			activityId: cast.shared,
			startsOn: '2022-06-10',
			endsOn: '2022-06-10',
			zone: 'Europe/Vilnius'
		})
	).id;
	const list = async (title: string, at: { day?: number; subEventId?: string }) =>
		ok(await addDoorList(coordinator, partnershipId, { eventId, title: { lt: title }, ...at })).id;
	for (const day of three) await list(`${day} diena`, { day });
	await list('Atidarymas', { subEventId: opening });
	await list('Visi', {});
	const token = newDeviceToken();
	const tokenMark = mark(keys, 'device', token);
	ok(await enrolDevice(coordinator, partnershipId, { eventId, post: 'Vartai', tokenMark }));
	const ticketOf = async (productId: string) => {
		const request = { requestKey: randomUUID(), language: 'lt', size: 1 } as const;
		const none = { answers: new Map<string, string>(), contact: undefined };
		const chosen = { productIds: [productId], invitationId: undefined };
		const form = await cast.form();
		const taken = await takePlace(visit, form, { ...request, ...none, ...chosen });
		if (!taken.ok) throw new Error(taken.reason);
		const page = await placePage(visit, (await ownPlace(visit, taken.codes[0]!.join(' ')))!, 'lt');
		return page.ticket!;
	};
	const pack = async () => doorPack(visit, (await deviceOf(visit, token))!, 'lt');
	return { ...cast, products, opening, ticketOf, pack };
}

type Pack = Awaited<ReturnType<typeof doorPack>>;

/** What a device says without network, list by list: of the scanned text, and of the check code typed by hand. */
function verdicts(pack: Pack, ticket: { text: string; checkCode: string }) {
	const read = readTicket(ticket.text)!;
	const number = hexOf(readCheckCode(ticket.checkCode)!);
	const known = { isSigned: true, seen: undefined };
	return pack.lists.map(({ admission }) => {
		const door = {
			eventTag: hexOf(Buffer.from(pack.eventTag, 'base64')),
			admission,
			direction: 'in' as const,
			valid: admittedNumbers(pack.valid, pack.admits),
			revoked: new Set<string>()
		};
		const typed = verdictOfCode(door, number, undefined).kind;
		expect(verdictOfTicket(door, read, known).kind).toBe(typed);
		return typed === 'in';
	});
}

test('a pass is one ticket that each day’s list admits if it holds then, without network, scanned and typed', async () => {
	const { products, ticketOf, pack } = await festival();
	const tickets = {
		whole: await ticketOf(products.whole),
		friday: await ticketOf(products.friday),
		ends: await ticketOf(products.ends)
	};
	expect(Object.values(tickets).map(({ text }) => text.length)).toEqual([120, 120, 120]);
	const taken = await pack();
	const said = Object.values(tickets).map((ticket) => verdicts(taken, ticket));
	// Friday, Saturday, Sunday, the opening on Friday, everybody.
	expect(said).toEqual([
		[true, true, true, true, true],
		[true, false, false, true, true],
		[true, false, true, true, true]
	]);
});

test('the paper list of a day has the codes of the passes that hold then', async () => {
	const { eventId, products, ticketOf, scope } = await festival();
	const friday = await ticketOf(products.friday);
	const ends = await ticketOf(products.ends);
	const { lists } = await doorOfTeam(await scope(), eventId);
	expect(lists.map(({ days }) => days?.from)).toEqual([
		'2022-06-10',
		'2022-06-11',
		'2022-06-12',
		'2022-06-10',
		undefined
	]);
	const paper = async (at: number) =>
		new Set(await codesOnPaper(await scope(), { eventId, listId: lists[at]?.id }));
	expect(await paper(0)).toEqual(new Set([friday.checkCode, ends.checkCode]));
	expect(await paper(1)).toEqual(new Set());
	expect(await paper(2)).toEqual(new Set([ends.checkCode]));
	expect(await paper(4)).toEqual(await paper(0));
});

test('passes move with a festival that is postponed, and hold on other days when they are changed', async () => {
	const { coordinator, partnershipId, eventId, products, ticketOf, pack, form, scope } =
		await festival();
	const friday = await ticketOf(products.friday);
	const days = async (id: string) => (await form()).products.find((one) => one.id === id)?.days;
	expect(await days(products.whole)).toEqual([]);
	expect(await days(products.ends)).toEqual(['2022-06-10', '2022-06-12']);
	const later = { startsOn: '2022-07-01', endsOn: '2022-07-03' };
	ok(await postponeEvent(coordinator, partnershipId, { id: eventId, ...later }));
	expect(await days(products.ends)).toEqual(['2022-07-01', '2022-07-03']);
	expect(verdicts(await pack(), friday).slice(0, 3)).toEqual([true, false, false]);
	const team = async () =>
		(await teamRegistration(await scope(), eventId))!.products.find(
			({ id }) => id === products.friday
		)!;
	const { revision } = await team();
	const change = {
		id: products.friday,
		title: { lt: 'Šeštadienis' },
		attendance: 'on_site'
	} as const;
	ok(await changeProduct(coordinator, partnershipId, { ...change, revision, days: [2] }));
	expect((await team()).days).toEqual([2]);
	expect(verdicts(await pack(), friday).slice(0, 3)).toEqual([false, true, false]);
});

test('a day that the festival does not have, an event that is not its own and a seventeenth kind are refused', async () => {
	const { coordinator, partnershipId, eventId, shared, products } = await festival();
	const title = { lt: 'Diena' };
	const elsewhere = ok(
		await planEvent(coordinator, partnershipId, {
			kind: 'concert',
			title: { lt: 'Kitur' },
			activityId: shared,
			startsOn: '2022-06-10',
			endsOn: '2022-06-10',
			zone: 'Europe/Vilnius'
		})
	).id;
	const list = (at: { day?: number; subEventId?: string }) =>
		addDoorList(coordinator, partnershipId, { eventId, title, ...at });
	const noDay = { ok: false, reason: 'no-such-day' };
	expect(await list({ day: 4 })).toEqual(noDay);
	expect(await list({ subEventId: elsewhere })).toEqual(noDay);
	const place = { eventId, title, kind: 'place', attendance: 'on_site', quotaIds: [] } as const;
	const add = (days: number[]) => addProduct(coordinator, partnershipId, { ...place, days });
	expect(await add([4])).toEqual(noDay);
	const changed = { id: products.friday, revision: 1, title, attendance: 'on_site' } as const;
	expect(await changeProduct(coordinator, partnershipId, { ...changed, days: [0] })).toEqual(noDay);
	for (let count = 3; count < 16; count += 1) ok(await add([]));
	expect(await add([])).toEqual({ ok: false, reason: 'too-many-products' });
});
