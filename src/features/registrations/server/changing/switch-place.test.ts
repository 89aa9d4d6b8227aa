import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { cancelEvent } from '#features/events/server/cancel.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast, somebody } from '../../../../../tests/support/registration-cast.ts';
import { hexOf } from '../../rules/door.ts';
import { isOnline, joinAddress } from '../../rules/joining.ts';
import { deviceOf, enrolDevice, newDeviceToken } from '../door/devices.ts';
import { addDoorList } from '../door/door-lists.ts';
import { doorPack } from '../door/pack.ts';
import { mark } from '#features/privacy/server/participant-keys.ts';
import { ownPlace } from '../place/own-place.ts';
import { register } from '../register/register.ts';
import { takePlace } from '../register/take-place.ts';
import { addProduct, withdrawProduct } from '../settings/products.ts';
import { addQuota } from '../settings/quotas.ts';
import { switchPlace } from './switch-place.ts';

/** A conference in a hall for one and online for two, with a workshop in the hall. */
async function hybrid(waitingList: 'off' | 'first_come' = 'off') {
	const cast = await registrationCast((await testDatabase()).sql, {
		quotas: [1],
		products: [[0], [0]],
		mostInGroup: 2,
		waitingList
	});
	const { coordinator, partnershipId, eventId, visit } = cast;
	const [hall = '', workshop = ''] = cast.productIds;
	await visit.sql.updateTable('quota').set({ capacity: 2 }).execute();
	const web = ok(
		await addQuota(coordinator, partnershipId, { eventId, title: { lt: 'Tinklas' }, capacity: 2 })
	).id;
	const online = ok(
		await addProduct(coordinator, partnershipId, {
			eventId,
			title: { lt: 'Internetu' },
			note: { lt: 'Subtitrai trimis kalbomis.' },
			joinLink: 'https://meet.example/room',
			kind: 'place',
			attendance: 'online',
			quotaIds: [web]
		})
	).id;
	const take = async (...productIds: string[]) => {
		const taken = await takePlace(visit, await cast.form(), {
			requestKey: randomUUID(),
			language: 'lt',
			productIds,
			size: 1,
			answers: new Map(),
			contact: 'rugile@example.org',
			invitationId: undefined
		});
		if (!taken.ok) throw new Error(taken.reason);
		const words = taken.codes[0]?.join(' ') ?? '';
		return async () => (await ownPlace(visit, words))!;
	};
	const to = async (place: Awaited<ReturnType<typeof ownPlace>>, productId: string) =>
		switchPlace(visit, await cast.form(), { place: place!, productId });
	return { ...cast, hall, workshop, online, take, to };
}

test('who changes from the hall to online frees the hall and the workshop in it at once, and is told where to join', async () => {
	const { hall, workshop, online, take, to, taken, visit } = await hybrid();
	const own = await take(hall, workshop);
	expect(await taken()).toEqual([2, 0]);
	expect((await own()).joinLink).toBeUndefined();
	expect(await to(await own(), online)).toEqual({ ok: true });
	expect(await taken()).toEqual([0, 1]);
	expect(await own()).toMatchObject({
		state: 'confirmed',
		productId: online,
		addOnIds: [],
		joinLink: 'https://meet.example/room'
	});
	expect(await to(await own(), hall)).toEqual({ ok: true });
	expect(await taken()).toEqual([1, 0]);
	const letters = await visit.sql.selectFrom('participant_letter').select('kind').execute();
	expect(letters.map(({ kind }) => kind)).toEqual(['confirmed', 'confirmed', 'confirmed']);
});

test('a kind of place that is full, or not offered, leaves everything as it was', async () => {
	const { hall, workshop, online, take, to, taken } = await hybrid();
	await take(hall, workshop);
	const own = await take(online);
	const before = await own();
	expect(await to(before, hall)).toEqual({ ok: false, reason: 'full' });
	for (const id of [workshop, online, randomUUID()])
		expect(await to(before, id)).toEqual({ ok: false, reason: 'no-such-product' });
	expect(await own()).toEqual(before);
	expect(await taken()).toEqual([2, 1]);
});

test('nobody changes past those who wait, and what is freed goes to them', async () => {
	const { hall, online, take, to, taken, visit, form } = await hybrid('first_come');
	const [first, second] = [await take(hall), await take(hall)];
	const waiting = somebody([hall], 2);
	expect(await register(visit, await form(), waiting)).toMatchObject({ state: 'waiting' });
	const state = async () =>
		(
			await visit.sql
				.selectFrom('registration')
				.select('state')
				.where('id', '=', waiting.places[0]!.id)
				.executeTakeFirstOrThrow()
		).state;
	expect(await to(await first(), online)).toEqual({ ok: true });
	// Two wait together: one free place helps neither of them, and is kept for them.
	expect(await state()).toBe('waiting');
	expect(await to(await first(), hall)).toEqual({ ok: false, reason: 'full' });
	expect(await to(await second(), online)).toEqual({ ok: true });
	expect(await state()).toBe('offered');
	expect(await taken()).toEqual([2, 2]);
});

test('who waits for the hall can have a place online instead, and is offered it at once', async () => {
	const { hall, online, take, to } = await hybrid('first_come');
	await take(hall);
	await take(hall);
	const own = await take(hall);
	expect((await own()).state).toBe('waiting');
	expect(await to(await own(), online)).toEqual({ ok: true });
	expect(await own()).toMatchObject({ state: 'offered', productId: online });
});

test('the ticket is another one, the door turns the old one away, and no list admits a place online', async () => {
	const { hall, online, take, to, coordinator, partnershipId, eventId, keys, visit } =
		await hybrid();
	ok(await addDoorList(coordinator, partnershipId, { eventId, title: { lt: 'Salė' } }));
	const token = newDeviceToken();
	const tokenMark = mark(keys, 'device', token);
	ok(await enrolDevice(coordinator, partnershipId, { eventId, post: 'Vartai', tokenMark }));
	const own = await take(hall);
	const before = await own();
	expect(await to(before, online)).toEqual({ ok: true });
	const after = await own();
	expect(hexOf(after.ticket)).not.toBe(hexOf(before.ticket));
	const pack = await doorPack(visit, (await deviceOf(visit, token))!, 'lt');
	const bytes = (ticket: Uint8Array) => Buffer.from(ticket).toString('base64');
	expect(pack.revoked).toBe(bytes(before.ticket));
	expect(pack.valid).toBe(bytes(after.ticket));
	// The hall is the last bit, the workshop the first, online the last but one.
	expect(pack.lists.map(({ admission }) => admission)).toEqual([[0b1000_0000_0000_0000]]);
});

test('after registration has closed only a place online can be chosen, and nothing once it is cancelled', async () => {
	const { hall, online, take, to, goTo, visit, coordinator, partnershipId, eventId } =
		await hybrid();
	const [own, other] = [await take(hall), await take(hall)];
	await visit.sql
		.updateTable('registration_setting')
		.set({ closes_at: new Date('2022-06-09T12:00:00Z') })
		.execute();
	goTo('2022-06-10T06:00:00Z');
	expect(await to(await own(), online)).toEqual({ ok: true });
	expect(await to(await own(), hall)).toEqual({ ok: false, reason: 'closed' });
	ok(await cancelEvent(coordinator, partnershipId, { id: eventId }));
	expect(await to(await other(), online)).toEqual({ ok: false, reason: 'ended' });
});

test('a kind of place that is no longer offered stays what it was for those who have it', async () => {
	const { online, take, coordinator, partnershipId } = await hybrid();
	const own = await take(online);
	ok(await withdrawProduct(coordinator, partnershipId, { id: online }));
	const place = await own();
	expect(isOnline(place, undefined)).toBe(true);
	expect(joinAddress(place, place, undefined)).toBe('https://meet.example/room');
});

test('of two changes at once one is refused as stale, and the quotas stay right', async () => {
	const { hall, online, take, to, taken } = await hybrid();
	const own = await take(hall);
	const place = await own();
	const [one, other] = await Promise.all([to(place, online), to(place, online)]);
	expect([one, other].filter(({ ok: went }) => went)).toHaveLength(1);
	expect([one, other]).toContainEqual({ ok: false, reason: 'stale' });
	expect(await taken()).toEqual([0, 1]);
});
