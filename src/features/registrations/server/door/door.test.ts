import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { mark } from '#features/privacy/server/participant-keys.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { manyRegistrations } from '../../../../../tests/support/many-registrations.ts';
import { registrationCast, somebody } from '../../../../../tests/support/registration-cast.ts';
import { claimKeys } from '../../rules/claim-code.ts';
import { numbersIn } from '../../rules/door.ts';
import { giveBack } from '../register/give-back.ts';
import { register } from '../register/register.ts';
import { deviceOf, enrolDevice, newDeviceToken, revokeDevice } from './devices.ts';
import { addDoorList, removeDoorList } from './door-lists.ts';
import { crowd, keepHeadCounts } from './head-counts.ts';
import { occupancy } from './occupancy.ts';
import { doorPack } from './pack.ts';
import type { ScanSent } from '../../rules/at-door.ts';
import { doubleScans, keepScans, seenByOthers } from './scans.ts';
import { ticketPublicKey } from './ticket-key.ts';
import { numberOfWords } from './words.ts';

/** An event with two devices at its doors and one list for everybody. */
async function doors() {
	const people = await registrationCast((await testDatabase()).sql, {
		quotas: [10],
		products: [[0], []]
	});
	const { coordinator, partnershipId, eventId, visit, keys } = people;
	const enrol = async (post: string) => {
		const token = newDeviceToken();
		const device = { eventId, post, tokenMark: mark(keys, 'device', token) };
		const { id } = ok(await enrolDevice(coordinator, partnershipId, device));
		return { id, token, device: (await deviceOf(visit, token))! };
	};
	const listId = ok(
		await addDoorList(coordinator, partnershipId, { eventId, title: { lt: 'Diena' }, capacity: 50 })
	).id;
	const scan = (ticket: string, scannedAt: string, change: Partial<ScanSent> = {}): ScanSent => ({
		id: randomUUID(),
		listId,
		ticket,
		direction: 'in',
		scannedAt,
		...change
	});
	return { ...people, listId, scan, north: await enrol('North'), south: await enrol('South') };
}

test('a device takes along keys, lists and numbers, and not one name', async () => {
	const { visit, form, productIds, north, keys, eventId } = await doors();
	const definition = await form();
	const kept = somebody(productIds, 1, { contact: 'rugile@example.org' });
	const given = somebody(productIds);
	await register(visit, definition, kept);
	await register(visit, definition, given);
	await giveBack(visit, definition, { lookup: given.places[0]!.lookup, wholeGroup: false });
	const pack = await doorPack(visit, north.device, 'lt');
	expect(pack.publicKey).toBe(ticketPublicKey(keys, eventId).toString('base64'));
	expect(pack.lists).toEqual([
		{ id: expect.any(String), title: 'Diena', admission: undefined, capacity: 50 }
	]);
	expect(Buffer.from(pack.valid, 'base64')).toHaveLength(5);
	expect(Buffer.from(pack.admits, 'base64')).toEqual(Buffer.from([0b1000_0000, 0b1]));
	expect(Buffer.from(pack.revoked, 'base64')).toHaveLength(5);
	expect(JSON.stringify(pack)).not.toContain('rugile');
});

test('a device’s list of ten thousand revoked tickets weighs less than a hundred kilobytes', async () => {
	const { visit, north, partnershipId, eventId, productIds } = await doors();
	const at = { partnershipId, eventId, productId: productIds[0] ?? '' };
	await manyRegistrations(visit.sql, at, 10_000);
	await visit.sql
		.updateTable('registration')
		.set({ state: 'cancelled', ended_at: visit.clock() })
		.execute();
	const { revoked } = await doorPack(visit, north.device, 'lt');
	expect(numbersIn(revoked).size).toBe(10_000);
	expect(revoked.length).toBeLessThan(100_000);
});

test('six words lead to a ticket at the device’s own event only, with its add-ons, and say whether it is still good', async () => {
	const { visit, form, north, productIds, keys } = await doors();
	const { lookup } = await claimKeys('these are not six of our words');
	expect(await numberOfWords(visit, north.device, lookup)).toBeUndefined();
	const place = { id: randomUUID(), lookup, answers: [] };
	ok(await register(visit, await form(), { ...somebody(productIds), places: [place] }));
	const ticket = expect.stringMatching(/^[0-9a-f]{10}$/) as string;
	const found = { ticket, admits: 0b1000_0000_0000_0001, isConfirmed: true };
	expect(await numberOfWords(visit, north.device, lookup)).toEqual(found);
	const elsewhere = { ...north.device, eventId: randomUUID() };
	expect(await numberOfWords(visit, elsewhere, lookup)).toBeUndefined();
	await giveBack({ ...visit, keys }, await form(), { lookup, wholeGroup: false });
	expect(await numberOfWords(visit, north.device, lookup)).toMatchObject({ isConfirmed: false });
});

test('a lost device is shut out at once, and so is a token that is none', async () => {
	const { visit, north, coordinator, partnershipId } = await doors();
	expect(await deviceOf(visit, north.token)).toMatchObject({ post: 'North' });
	await revokeDevice(coordinator, partnershipId, { id: north.id });
	expect(await deviceOf(visit, north.token)).toBeUndefined();
	expect(await deviceOf(visit, newDeviceToken())).toBeUndefined();
	expect(await deviceOf(visit, '')).toBeUndefined();
});

test('the same code admitted by two devices offline is shown with both times and posts', async () => {
	const { visit, north, south, scan, partnershipId, eventId, listId, goTo } = await doors();
	goTo('2022-06-10T12:00:00Z');
	const sent = [
		scan('0102030405', '2022-06-10T08:00:00Z'),
		scan('0a0b0c0d0e', '2022-06-10T08:01:00Z')
	];
	expect(await keepScans(visit, north.device, sent)).toBe(2);
	expect(await keepScans(visit, north.device, sent)).toBe(0);
	await keepScans(visit, south.device, [scan('0102030405', '2022-06-10T08:00:30Z')]);
	const heard = await seenByOthers(visit, south.device, { after: 0, sent: [] });
	expect(heard.others.map(({ ticket, post }) => [ticket, post])).toEqual([
		['0102030405', 'North'],
		['0a0b0c0d0e', 'North'],
		['0102030405', 'South']
	]);
	const later = await seenByOthers(visit, north.device, { after: 1, sent: sent.slice(1) });
	expect(later).toEqual({ others: heard.others.slice(2), after: 3 });
	const none = { others: [], after: 3 };
	expect(await seenByOthers(visit, south.device, { after: 3, sent: [] })).toEqual(none);
	const asked = [{ listId, ticket: '0a0b0c0d0e' }];
	expect(await doubleScans(visit, { partnershipId, eventId }, asked)).toEqual([]);
	const both = [...asked, { listId, ticket: '0102030405' }];
	const doubles = await doubleScans(visit, { partnershipId, eventId }, both);
	expect(doubles).toEqual(await doubleScans(visit, { partnershipId, eventId }));
	expect(doubles).toEqual([
		{
			listId,
			ticket: '0102030405',
			first: { at: new Date('2022-06-10T08:00:00Z'), post: 'North' },
			second: { at: new Date('2022-06-10T08:00:30Z'), post: 'South' }
		}
	]);
});

test('ten devices that send at once lose no look, and each hears of every other’s once', async () => {
	const { visit, north, listId, partnershipId, eventId } = await doors();
	const looks = 20;
	const devices = Array.from({ length: 10 }, async (_, place) => {
		const heard: string[] = [];
		let after = 0;
		const sync = async (sent: ScanSent[]) => {
			await keepScans(visit, north.device, sent);
			const found = await seenByOthers(visit, north.device, { after, sent });
			heard.push(...found.others.map(({ ticket }) => ticket));
			after = found.after;
		};
		const own = Array.from({ length: looks }, (_, at) => {
			const ticket = (place * looks + at).toString(16).padStart(10, '0');
			const at8 = '2022-06-10T08:00:00Z';
			return { id: randomUUID(), listId, ticket, direction: 'in' as const, scannedAt: at8 };
		});
		for (const look of own) await sync([look]);
		return { heard, sync, own: own.map(({ ticket }) => ticket) };
	});
	const done = await Promise.all(devices);
	for (const { sync } of done) await sync([]);
	const all = done.flatMap(({ own }) => own);
	for (const { heard, own } of done)
		expect(heard.sort()).toEqual(all.filter((ticket) => !own.includes(ticket)).sort());
	const inside = await occupancy(visit, { partnershipId, eventId });
	expect(inside.get(listId)).toBe(10 * looks);
});

test('who goes out may come in again, and occupancy follows', async () => {
	const { visit, north, scan, listId, coordinator, partnershipId, eventId, goTo } = await doors();
	const event = { partnershipId, eventId };
	goTo('2022-06-10T12:00:00Z');
	const inside = async (list: string) => (await occupancy(visit, event)).get(list);
	const dinner = ok(
		await addDoorList(coordinator, partnershipId, { eventId, title: { lt: 'Vakarienė' } })
	).id;
	expect(await inside(listId)).toBeUndefined();
	await keepScans(visit, north.device, [
		scan('0102030405', '2022-06-10T08:00:00Z'),
		scan('0102030405', '2022-06-10T08:00:00Z', { listId: dinner }),
		scan('0102030405', '2022-06-10T09:00:00Z', { direction: 'out' }),
		scan('0102030405', '2022-06-10T10:00:00Z'),
		scan('0a0b0c0d0e', '2022-06-10T10:00:00Z')
	]);
	expect(await doubleScans(visit, event)).toEqual([]);
	expect([await inside(listId), await inside(dinner)]).toEqual([2, 1]);
	await keepScans(visit, north.device, [
		scan('0a0b0c0d0e', '2022-06-10T11:00:00Z', { direction: 'out' })
	]);
	expect([await inside(listId), await inside(dinner)]).toEqual([1, 1]);
});

test('looks at another event’s list are not kept, and a list at which somebody was admitted stays', async () => {
	const { visit, north, scan, listId, coordinator, partnershipId } = await doors();
	const foreign = scan('0102030405', '2022-06-10T08:00:00Z', { listId: randomUUID() });
	expect(await keepScans(visit, north.device, [foreign])).toBe(0);
	await keepScans(visit, north.device, [scan('0102030405', '2022-06-10T08:00:00Z')]);
	const removed = await removeDoorList(coordinator, partnershipId, { id: listId });
	expect(removed).toEqual({ ok: false, reason: 'in-use' });
});

test('what stewards count by sector adds up to a range, the latest of each sector', async () => {
	const { visit, north, south, partnershipId, eventId } = await doors();
	const event = { partnershipId, eventId };
	expect(await crowd(visit, event)).toBeUndefined();
	const count = (sector: string, [low, high]: [number, number], time: string) => ({
		id: randomUUID(),
		sector,
		low,
		high,
		countedAt: `2022-06-10T${time}:00Z`
	});
	const first = count('A', [400, 600], '10:00');
	await keepHeadCounts(visit, north.device, [first, first, count('B', [100, 120], '10:00')]);
	await keepHeadCounts(visit, south.device, [count('A', [900, 1100], '10:30')]);
	expect(await crowd(visit, event)).toMatchObject({ low: 1000, high: 1220 });
});
