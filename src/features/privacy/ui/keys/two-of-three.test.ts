import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { teamScope, type Context } from '#features/accounts/server/context.ts';
import { cast, now } from '../../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { makeEventKey } from '../../server/keys/event-keys.ts';
import { makeHolderKey } from '../../server/keys/holder-keys.ts';
import { askedShares, openings, runningOpening } from '../../server/keys/opening-log.ts';
import { closeList, openList, shareOpening } from '../../server/keys/openings.ts';
import { ownHolderKey } from '../../server/keys/queries.ts';
import { bytesOf } from './bytes.ts';
import { newKeyPair } from './key-pairs.ts';
import { lock, lockingKey } from './lock.ts';
import { eventKeyFor, shareForOpening, sharesFor } from './shares.ts';

const cheap = {
	kdf: 'argon2id',
	passes: 2,
	memoryKibibytes: 19_456,
	lanes: 1,
	salt: 'AAAAAAAAAAAAAAAAAAAAAA'
} as const;
const minute = 60_000;

/** Three members with keys that their browsers made, and an event whose key two of them open together. */
async function threeHolders() {
	const { sql } = await testDatabase();
	let time = now;
	const people = await cast({ sql, clock: () => time });
	const { partnershipId, coordinator, viewer } = people;
	const eventId = randomUUID();
	const record = { partnership_id: partnershipId, id: eventId, kind: 'event' } as const;
	await sql
		.insertInto('record')
		.values({ ...record, created_at: now })
		.execute();
	const scopeOf = async (person: Context) => (await teamScope(person, people.slug))!;
	const holder = async (person: Context) => {
		const pair = await newKeyPair();
		const wrappedKey = await lock(await lockingKey(cheap, { passphrase: 'a goose' }), pair);
		const made = { publicKey: pair.publicKey, wrapping: cheap, wrappedKey, shares: [] };
		const { id } = ok(await makeHolderKey(person, partnershipId, made));
		return { person, pair, id };
	};
	const members = [coordinator, await people.join('coordinator'), people.officer];
	const holders: Awaited<ReturnType<typeof holder>>[] = [];
	for (const member of members) holders.push(await holder(member));
	const event = await newKeyPair();
	const named = holders.map(({ id, pair }) => ({
		id,
		publicKey: Buffer.from(pair.publicKey).toString('base64url')
	}));
	const shares = (await sharesFor(event, named, 2)).map(({ holderKeyId, sealedShare }) => ({
		holderKeyId,
		sealedShare: bytesOf(sealedShare)
	}));
	const { publicKey } = event;
	ok(await makeEventKey(coordinator, partnershipId, { eventId, publicKey, threshold: 2, shares }));
	type Holder = (typeof holders)[number];
	return {
		partnershipId,
		eventId,
		event,
		pairs: [0, 1, 2].flatMap((one) =>
			[0, 1, 2]
				.filter((other) => other !== one)
				.map((other) => [holders[one]!, holders[other]!] as const)
		),
		pass: (ms: number) => void (time = new Date(time.getTime() + ms)),
		/** What the opener's browser makes of what the server gives it now. */
		keyOf: async ({ person, pair }: Holder) => {
			const scope = await scopeOf(person);
			const running = await runningOpening(scope, time, eventId);
			return running && eventKeyFor((await ownHolderKey(scope))!, pair.privateKey, running);
		},
		open: async ({ person }: Holder) =>
			ok(await openList(person, partnershipId, { eventId, purpose: 'Allergies' })).id,
		/** What a second holder's browser does when it is asked. */
		help: async ({ person, pair }: Holder) => {
			const scope = await scopeOf(person);
			const own = (await ownHolderKey(scope))!;
			const eventKeyId = own.shares[0]!.eventKeyId;
			const [asked] = await askedShares(scope, time, eventId);
			const sealed = await shareForOpening(own, pair.privateKey, { ...asked!, eventKeyId });
			const given = { openingId: asked!.id, sealedShare: bytesOf(sealed) };
			return shareOpening(person, partnershipId, given);
		},
		/** What a delegate reads: a viewer, who holds no key. */
		log: async () => openings(await scopeOf(viewer), time)
	};
}

test('any two of three holders open a list together, one alone never does, and it ends after half an hour', async () => {
	const { pairs, open, help, keyOf, event, pass } = await threeHolders();
	expect(pairs).toHaveLength(6);
	for (const [opener, helper] of pairs) {
		await open(opener);
		expect(await keyOf(opener)).toBeUndefined();
		expect(await keyOf(helper)).toBeUndefined();
		ok(await help(helper));
		expect(await keyOf(opener)).toEqual(event);
		expect(await keyOf(helper)).toBeUndefined();
		pass(30 * minute);
		expect(await keyOf(opener)).toBeUndefined();
	}
});

test('a delegate of the participants, who holds no key, reads who opened a list with whom, and who did not get in', async () => {
	const { pairs, open, help, log, pass, partnershipId } = await threeHolders();
	const [[opener, helper] = []] = pairs;
	if (!opener || !helper) throw new Error('no holders');
	const openingId = await open(opener);
	ok(await help(helper));
	pass(5 * minute);
	ok(await closeList(opener.person, partnershipId, { openingId }));
	pass(minute);
	await open(helper);
	pass(31 * minute);
	const said = (await log()).map(({ name, helpedBy, isWhole, purpose, isRunning }) => [
		name,
		helpedBy,
		isWhole,
		purpose,
		isRunning
	]);
	expect(said).toEqual([
		['coordinator', [], false, 'Allergies', false],
		['coordinator', ['coordinator'], true, 'Allergies', false]
	]);
});
