import { createPublicKey, randomBytes, randomUUID, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { mark, participantKeys } from '#features/privacy/server/participant-keys.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast, somebody } from '../../../../../tests/support/registration-cast.ts';
import { lookNumber, parseSeen } from '../../input/door.ts';
import { readTicket } from '../../rules/ticket.ts';
import { totals } from '../counts.ts';
import { register } from '../register/register.ts';
import { deviceOf, enrolDevice, newDeviceToken, revokeDevice } from './devices.ts';
import { addDoorList } from './door-lists.ts';
import { keepScans } from './scans.ts';
import { eventTag, signedTicket, ticketPublicKey } from './ticket-key.ts';

const scanAt = (listId: string, scannedAt = '2022-06-10T08:00:00Z') => ({
	id: randomUUID(),
	listId,
	ticket: randomBytes(5).toString('hex'),
	direction: 'in' as const,
	scannedAt
});

test('what a device sends is taken to 500 looks at once, in instants that exist', () => {
	const sent = (scans: unknown) => parseSeen({ scans, headCounts: [] });
	const scan = scanAt(randomUUID());
	expect(sent([scan])).toBeDefined();
	const many = Array.from({ length: 10_000 }, () => scanAt(randomUUID()));
	expect(sent(many)).toBeUndefined();
	const change = (part: object) => sent([{ ...scan, ...part }]);
	const bad = [
		{ ticket: '0102' },
		{ ticket: `${scan.ticket}\u0000` },
		{ direction: 'through' },
		{ id: '1; drop table scan' },
		{ scannedAt: 'now' },
		{ scannedAt: 'infinity' },
		{ scannedAt: '0000-01-01T00:00:00Z' },
		{ scannedAt: '2022-06-10T08:00:00+25:00' }
	];
	for (const part of bad) expect([part, change(part)]).toEqual([part, undefined]);
	for (const other of [undefined, null, [], 'scans', { scans: {} }])
		expect(parseSeen(other)).toBeUndefined();
});

async function door(sql: Parameters<typeof registrationCast>[0], slug: string) {
	const people = await registrationCast(sql, { slug });
	const { coordinator, partnershipId, eventId, keys, visit } = people;
	const token = newDeviceToken();
	const device = { eventId, post: 'North', tokenMark: mark(keys, 'device', token) };
	const { id } = ok(await enrolDevice(coordinator, partnershipId, device));
	const list = { eventId, title: { lt: 'Diena' } };
	const { id: listId } = ok(await addDoorList(coordinator, partnershipId, list));
	return { ...people, token, id, listId, device: (await deviceOf(visit, token))! };
}

test('a device keeps looks at its own event’s lists only, each once, and none after it is revoked', async () => {
	const { sql } = await testDatabase();
	const [own, other] = [await door(sql, 'alder-birk'), await door(sql, 'cedar-dogwood')];
	const { visit, device, listId } = own;
	const look = scanAt(listId);
	expect(await keepScans(visit, device, [look, look, scanAt(other.listId)])).toBe(1);
	// The same look once more, also with another time or from another event, changes nothing.
	const replayed = [look, { ...look, scannedAt: '2022-06-10T09:00:00Z' }];
	expect(await keepScans(visit, device, replayed)).toBe(0);
	expect(await keepScans(visit, other.device, [look])).toBe(0);
	const runsOver = parseSeen({ scans: [scanAt(listId, '2022-02-31T08:00:00Z')], headCounts: [] });
	expect(await keepScans(visit, device, runsOver?.scans ?? [])).toBe(1);
	for (const since of [null, '', 'yesterday', '-1', '1.5', '1e300', 'Infinity'])
		expect(lookNumber(since)).toBe(0);
	ok(await revokeDevice(own.coordinator, own.partnershipId, { id: own.id }));
	expect(await deviceOf(visit, own.token)).toBeUndefined();
	expect(await deviceOf(visit, other.token)).toBeDefined();
});

test('a stolen telephone’s looks from the future, and at numbers that are nobody’s, bind nobody', async () => {
	const { sql } = await testDatabase();
	const { visit, device, listId, form, productIds, goTo, ...event } = await door(sql, 'elm-fir');
	ok(await register(visit, await form(), somebody(productIds)));
	const { ticket } = await sql
		.selectFrom('registration')
		.select('ticket')
		.executeTakeFirstOrThrow();
	const own = { ticket: Buffer.from(ticket).toString('hex') };
	goTo('2022-06-10T08:00:00Z');
	await keepScans(visit, device, [
		{ ...scanAt(listId, '2199-01-01T00:00:00Z'), ...own },
		...Array.from({ length: 50 }, () => scanAt(listId))
	]);
	expect(await totals(sql, event)).toEqual({ registered: 1, admitted: 1 });
	goTo('2022-06-10T08:01:00Z');
	const leaves = { ...scanAt(listId, '2022-06-10T08:01:00Z'), ...own, direction: 'out' as const };
	await keepScans(visit, device, [leaves]);
	const latest = await sql
		.selectFrom('scan')
		.select(['direction', 'scanned_at'])
		.where('ticket', '=', ticket)
		.orderBy('scanned_at', 'desc')
		.execute();
	expect(latest).toEqual([
		{ direction: 'out', scanned_at: new Date('2022-06-10T08:01:00Z') },
		{ direction: 'in', scanned_at: new Date('2022-06-10T08:00:00Z') }
	]);
});

test('a ticket that is changed, of another event or signed by another instance is no ticket here', () => {
	const keys = participantKeys('a secret of the tests that is long enough');
	const eventId = randomUUID();
	const der = Buffer.concat([
		Buffer.from('302a300506032b6570032100', 'hex'),
		ticketPublicKey(keys, eventId)
	]);
	const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
	const isGood = (text: string) => {
		const ticket = readTicket(text);
		if (!ticket) return false;
		const isOurs = eventTag(eventId).equals(ticket.eventTag);
		return isOurs && verify(null, ticket.signed, key, ticket.signature);
	};
	const number = randomBytes(5);
	const good = signedTicket(keys, { eventId, number, admits: 0 });
	expect(isGood(good)).toBe(true);
	const elsewhere = signedTicket(keys, { eventId: randomUUID(), number, admits: 0 });
	const stranger = participantKeys('another secret that is long enough as well');
	const forged = signedTicket(stranger, { eventId, number, admits: 0 });
	for (const text of [elsewhere, forged, good.slice(1), good.slice(0, -3), '', 'HELLO'])
		expect(isGood(text)).toBe(false);
	for (let at = 0; at < good.length; at += 1) {
		const changed = good.slice(0, at) + (good[at] === '0' ? '1' : '0') + good.slice(at + 1);
		expect(isGood(changed)).toBe(false);
	}
});
