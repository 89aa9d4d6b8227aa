import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { teamScope, type Context } from '#features/accounts/server/context.ts';
import { deleteAccount } from '#features/accounts/server/own/delete-account.ts';
import { cast, now } from '../../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { makeEventKey } from './event-keys.ts';
import { makeHolderKey } from './holder-keys.ts';
import { changeRole, removeMember } from './members.ts';
import { openList } from './openings.ts';
import { eventKey, listsLostWith, neededHolders } from './queries.ts';

const wrapping = {
	kdf: 'argon2id',
	passes: 2,
	memoryKibibytes: 65_536,
	lanes: 1,
	salt: 'AAAAAAAAAAAAAAAAAAAAAA'
} as const;

/** An event whose list a coordinator and an officer can open, each alone, and which is open to the officer now. */
async function twoHolders() {
	const { sql } = await testDatabase();
	const people = await cast({ sql });
	const { coordinator, officer, partnershipId, slug } = people;
	const eventId = randomUUID();
	const record = { partnership_id: partnershipId, id: eventId, kind: 'event' } as const;
	await sql
		.insertInto('record')
		.values({ ...record, created_at: now })
		.execute();
	const key = async (person: Context) => {
		const locked = {
			publicKey: randomBytes(32),
			wrapping,
			wrappedKey: randomBytes(60),
			shares: []
		};
		return ok(await makeHolderKey(person, partnershipId, locked)).id;
	};
	const shares = [await key(coordinator), await key(officer)].map((holderKeyId) => ({
		holderKeyId,
		sealedShare: randomBytes(80)
	}));
	const publicKey = randomBytes(32);
	ok(await makeEventKey(coordinator, partnershipId, { eventId, publicKey, threshold: 1, shares }));
	ok(await openList(officer, partnershipId, { eventId, purpose: 'name badges' }));
	const scope = await teamScope(coordinator, slug);
	if (!scope) throw new Error('no scope');
	const idOf = ({ actor }: Context) => actor?.accountId ?? '';
	/** What the database still holds of the keys of this person. */
	const kept = async (person: Context) => {
		const keys = await sql
			.selectFrom('holder_key')
			.select(['id', 'ended_at', 'wrapped_key', 'wrapping'])
			.where('account_id', '=', idOf(person))
			.execute();
		const held = await sql
			.selectFrom('event_key_share')
			.select('sealed_share')
			.where(
				'holder_key_id',
				'in',
				keys.map(({ id }) => id)
			)
			.execute();
		const running = await sql
			.selectFrom('opening')
			.select('id')
			.where('account_id', '=', idOf(person))
			.where('closed_at', 'is', null)
			.execute();
		return {
			live: keys.filter(({ ended_at }) => !ended_at).length,
			locked: keys.filter(({ wrapped_key }) => wrapped_key.length > 0).length,
			shares: held.length,
			openings: running.length
		};
	};
	const leaving = (person: Context, keysAreLost = false) => ({
		accountId: idOf(person),
		keysAreLost
	});
	return { ...people, eventId, scope, kept, leaving, idOf };
}

const all = { live: 1, locked: 1, shares: 1, openings: 1 };
const nothing = { live: 0, locked: 0, shares: 0, openings: 0 };

test('who is taken out of the team takes no key along: shares, locked key and what was open are gone', async () => {
	const { coordinator, officer, partnershipId, scope, eventId, kept, leaving } = await twoHolders();
	expect(await kept(officer)).toEqual(all);
	ok(await removeMember(coordinator, partnershipId, leaving(officer)));
	expect(await kept(officer)).toEqual(nothing);
	expect(await kept(coordinator)).toEqual({ ...all, openings: 0 });
	expect(await eventKey(scope, eventId)).toMatchObject({
		isLost: false,
		holders: [{ isOwn: true }]
	});
});

test('who only reads from now on holds no key; another role of a worker changes nothing', async () => {
	const { coordinator, officer, partnershipId, kept, leaving } = await twoHolders();
	const role = (of: 'coordinator' | 'viewer') =>
		changeRole(coordinator, partnershipId, {
			...leaving(officer),
			role: of,
			partnerId: undefined
		});
	ok(await role('coordinator'));
	expect(await kept(officer)).toEqual(all);
	ok(await role('viewer'));
	expect(await kept(officer)).toEqual(nothing);
});

test('the last who can open a list leaves only when it is said that the answers are lost', async () => {
	const { coordinator, officer, partnershipId, scope, eventId, kept, leaving, ...people } =
		await twoHolders();
	const second = await people.join('coordinator');
	expect(await neededHolders(scope)).toEqual([]);
	ok(await removeMember(coordinator, partnershipId, leaving(officer)));
	expect(await neededHolders(scope)).toEqual([people.idOf(coordinator)]);
	const refused = { ok: false, reason: 'still-needed' };
	expect(await removeMember(second, partnershipId, leaving(coordinator))).toEqual(refused);
	const viewer = { role: 'viewer', partnerId: undefined } as const;
	expect(await changeRole(second, partnershipId, { ...leaving(coordinator), ...viewer })).toEqual(
		refused
	);
	expect(await kept(coordinator)).toEqual({ ...all, openings: 0 });
	ok(await removeMember(second, partnershipId, leaving(coordinator, true)));
	expect(await kept(coordinator)).toEqual(nothing);
	expect(await eventKey(scope, eventId)).toMatchObject({ isLost: true, holders: [] });
});

test('an account that is deleted leaves no key behind, and hears before what is lost with it', async () => {
	const { officer, coordinator, kept, sql, idOf } = await twoHolders();
	expect(await listsLostWith(sql, idOf(officer))).toBe(0);
	ok(await deleteAccount(officer, undefined));
	expect(await kept(officer)).toEqual(nothing);
	expect(await listsLostWith(sql, idOf(coordinator))).toBe(1);
});
