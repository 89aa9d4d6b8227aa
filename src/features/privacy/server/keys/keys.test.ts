import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Context, Sql } from '#features/accounts/server/context.ts';
import { teamScope } from '#features/accounts/server/context.ts';
import { cast, now, type Cast } from '../../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { giveEventKey, makeEventKey } from './event-keys.ts';
import { endHolderKey, makeHolderKey } from './holder-keys.ts';
import { askedShares, openings, runningOpening } from './opening-log.ts';
import { closeList, openList, shareOpening } from './openings.ts';
import { eventKey, holderKeys, ownHolderKey } from './queries.ts';

const wrapping = {
	kdf: 'argon2id',
	passes: 2,
	memoryKibibytes: 65_536,
	lanes: 1,
	salt: 'AAAAAAAAAAAAAAAAAAAAAA'
} as const;
const lockedKey = () => ({
	publicKey: randomBytes(32),
	wrapping,
	wrappedKey: randomBytes(60),
	shares: [] as { eventKeyId: string; sealedShare: Uint8Array }[]
});
const sealedShare = randomBytes(80);

let people: Cast;
let sql: Sql;
let time = now;
let eventId: string;
let second: Context;

const id = (result: { ok: boolean }) => {
	if (!result.ok) throw new Error(JSON.stringify(result));
	return (result as unknown as { id: string }).id;
};
const scopeOf = async (person: Context) => {
	const scope = await teamScope(person, people.slug);
	if (!scope) throw new Error('no scope');
	return scope;
};
const holder = async (person: Context) =>
	id(await makeHolderKey(person, people.partnershipId, lockedKey()));
const keyFor = async (holderKeyIds: string[], threshold = 1) =>
	id(
		await makeEventKey(people.coordinator, people.partnershipId, {
			eventId,
			publicKey: randomBytes(32),
			threshold,
			shares: holderKeyIds.map((holderKeyId) => ({ holderKeyId, sealedShare }))
		})
	);
const opens = (person: Context, purpose = 'name badges') =>
	openList(person, people.partnershipId, { eventId, purpose });

beforeEach(async () => {
	({ sql } = await testDatabase());
	time = now;
	people = await cast({ sql, clock: () => time });
	second = await people.join('coordinator');
	eventId = randomUUID();
	const record = { partnership_id: people.partnershipId, id: eventId, kind: 'event' } as const;
	await sql
		.insertInto('record')
		.values({ ...record, created_at: now })
		.execute();
});

describe('a holder key', () => {
	test('takes the place of an earlier one only together with all its shares', async () => {
		const first = await holder(people.coordinator);
		const eventKeyId = await keyFor([first]);
		const { coordinator, partnershipId } = people;
		const bare = lockedKey();
		expect(await makeHolderKey(coordinator, partnershipId, bare)).toEqual({
			ok: false,
			reason: 'shares-missing'
		});
		const shares = [{ eventKeyId, sealedShare: Buffer.from('sealed anew') }];
		const next = id(await makeHolderKey(coordinator, partnershipId, { ...bare, shares }));
		const own = await ownHolderKey(await scopeOf(coordinator));
		expect(own?.id).toBe(next);
		expect(own?.shares.map((share) => share.sealedShare)).toEqual([
			Buffer.from('sealed anew').toString('base64url')
		]);
		expect((await holderKeys(await scopeOf(second))).map((one) => one.id)).toEqual([next]);
	});

	test('that a list still needs ends only when it is said to be lost, and then the event’s key is lost', async () => {
		const first = await holder(people.coordinator);
		await keyFor([first]);
		const { coordinator, partnershipId } = people;
		const end = (isLost: boolean) =>
			endHolderKey(coordinator, partnershipId, { id: first, isLost });
		expect(await end(false)).toEqual({ ok: false, reason: 'still-needed' });
		expect(await endHolderKey(second, partnershipId, { id: first, isLost: true })).toEqual({
			ok: false,
			reason: 'not-yours'
		});
		expect(await end(true)).toEqual({ ok: true });
		expect(await end(true)).toEqual({ ok: false, reason: 'no-such-record' });
		expect(await eventKey(await scopeOf(second), eventId)).toMatchObject({
			isLost: true,
			holders: []
		});
	});
});

describe('an event’s key', () => {
	test('is refused with too few holders, strangers’ keys, or while there is one', async () => {
		const first = await holder(people.coordinator);
		const make = (holderKeyIds: string[], threshold: number) =>
			makeEventKey(people.coordinator, people.partnershipId, {
				eventId,
				publicKey: randomBytes(32),
				threshold,
				shares: holderKeyIds.map((holderKeyId) => ({ holderKeyId, sealedShare }))
			});
		const refused = (reason: string) => ({ ok: false, reason });
		expect(await make([first], 2)).toEqual(refused('too-few-holders'));
		expect(await make([first, first], 2)).toEqual(refused('too-few-holders'));
		expect(await make([], 1)).toEqual(refused('too-few-holders'));
		expect(await make([first, randomUUID()], 2)).toEqual(refused('no-such-holder'));
		await keyFor([first]);
		expect(await make([first], 1)).toEqual(refused('has-key'));
		await endHolderKey(people.coordinator, people.partnershipId, { id: first, isLost: true });
		const again = await holder(people.coordinator);
		expect(await make([again], 1)).toMatchObject({ ok: true });
	});

	test('goes to other holders only from a list that is open', async () => {
		const [one, two] = [await holder(people.coordinator), await holder(second)];
		await keyFor([one]);
		const { coordinator, partnershipId } = people;
		const given = {
			eventId,
			shares: [one, two].map((holderKeyId) => ({ holderKeyId, sealedShare }))
		};
		const give = () => giveEventKey(coordinator, partnershipId, given);
		expect(await give()).toEqual({ ok: false, reason: 'not-open' });
		await opens(coordinator);
		expect(await give()).toEqual({ ok: true });
		const key = await eventKey(await scopeOf(coordinator), eventId);
		const holders = key?.holders.map(({ holderKeyId }) => holderKeyId) ?? [];
		expect(holders.sort()).toEqual([one, two].sort());
	});

	test('that two must open is given to nobody by one alone', async () => {
		const [one, two] = [await holder(people.coordinator), await holder(second)];
		await keyFor([one, two], 2);
		const { coordinator, partnershipId } = people;
		const given = {
			eventId,
			shares: [one, two].map((holderKeyId) => ({ holderKeyId, sealedShare }))
		};
		const openingId = id(await opens(coordinator));
		expect(await giveEventKey(coordinator, partnershipId, given)).toEqual({
			ok: false,
			reason: 'not-open'
		});
		await shareOpening(second, partnershipId, { openingId, sealedShare });
		expect(await giveEventKey(coordinator, partnershipId, given)).toEqual({ ok: true });
	});
});

describe('an opening', () => {
	test('needs a purpose and a share of the key, and stands in a log that every member reads', async () => {
		await keyFor([await holder(people.coordinator)]);
		const refused = (reason: string) => ({ ok: false, reason });
		expect(await opens(people.coordinator, ' a ')).toEqual(refused('no-purpose'));
		expect(await opens(second)).toEqual(refused('not-yours'));
		const opening = id(await opens(people.coordinator));
		const log = await openings(await scopeOf(people.viewer), time);
		const endsAt = new Date(now.getTime() + 30 * 60_000);
		expect(log).toEqual([
			{
				id: opening,
				eventId,
				name: 'coordinator',
				helpedBy: [],
				isWhole: true,
				purpose: 'name badges',
				askedAt: now,
				endsAt,
				closedAt: undefined,
				isRunning: true
			}
		]);
	});

	test('is the opener’s alone and over after half an hour, or when it is closed', async () => {
		await keyFor([await holder(people.coordinator), await holder(second)]);
		const { coordinator, partnershipId } = people;
		const openingId = id(await opens(coordinator));
		const running = async (person: Context) =>
			(await runningOpening(await scopeOf(person), time, eventId))?.id;
		expect(await running(coordinator)).toBe(openingId);
		expect(await running(second)).toBeUndefined();
		expect(await closeList(second, partnershipId, { openingId })).toEqual({
			ok: false,
			reason: 'not-yours'
		});
		time = new Date(now.getTime() + 30 * 60_000);
		expect(await running(coordinator)).toBeUndefined();
		const again = id(await opens(coordinator));
		expect(await closeList(coordinator, partnershipId, { openingId: again })).toEqual({ ok: true });
		expect(await running(coordinator)).toBeUndefined();
	});

	test('is refused to whoever opens without end', async () => {
		await keyFor([await holder(people.coordinator)]);
		for (let times = 0; times < 12; times += 1) id(await opens(people.coordinator));
		expect(await opens(people.coordinator)).toEqual({ ok: false, reason: 'too-often' });
		time = new Date(now.getTime() + 61 * 60_000);
		expect(await opens(people.coordinator)).toMatchObject({ ok: true });
	});

	test('that two must make asks the other holder, whose share ends with it', async () => {
		await keyFor([await holder(people.coordinator), await holder(second)], 2);
		const { coordinator, partnershipId } = people;
		const openingId = id(await opens(coordinator));
		const share = (person: Context) =>
			shareOpening(person, partnershipId, { openingId, sealedShare });
		expect(await share(coordinator)).toEqual({ ok: false, reason: 'not-yours' });
		const asked = await askedShares(await scopeOf(second), time, eventId);
		expect(asked.map((one) => one.id)).toEqual([openingId]);
		expect(await share(second)).toEqual({ ok: true });
		const running = await runningOpening(await scopeOf(coordinator), time, eventId);
		expect(running?.givenShares).toHaveLength(1);
		time = new Date(now.getTime() + 30 * 60_000);
		expect(await share(second)).toEqual({ ok: false, reason: 'has-ended' });
		await closeList(coordinator, partnershipId, { openingId });
		const left = await sql.selectFrom('opening_share').select('sealed_share').execute();
		expect(left).toEqual([{ sealed_share: null }]);
	});
});
