import type { Sql, TeamScope } from '#features/accounts/server/context.ts';
import type { EventKey, HolderKey, OwnKey, Wrapping } from '../../types.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** Who of the team holds a key, by name. */
export async function holderKeys(scope: TeamScope): Promise<HolderKey[]> {
	const rows = await scope.sql
		.selectFrom('holder_key')
		.innerJoin('membership', (join) =>
			join
				.onRef('membership.partnership_id', '=', 'holder_key.partnership_id')
				.onRef('membership.account_id', '=', 'holder_key.account_id')
		)
		.innerJoin('account', 'account.id', 'holder_key.account_id')
		.select(['holder_key.id', 'holder_key.account_id', 'account.name', 'method', 'public_key'])
		.select('made_at')
		.where('holder_key.partnership_id', '=', scope.partnershipId)
		.where('ended_at', 'is', null)
		.orderBy('made_at')
		.orderBy('holder_key.id')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		name: row.name,
		method: row.method,
		publicKey: text(row.public_key),
		madeAt: row.made_at,
		isOwn: row.account_id === scope.member.accountId
	}));
}

/** The member's own key, locked, with its shares; undefined for who has none. */
export async function ownHolderKey(scope: TeamScope): Promise<OwnKey | undefined> {
	const { sql, partnershipId, member } = scope;
	const key = await sql
		.selectFrom('holder_key')
		.selectAll()
		.where('partnership_id', '=', partnershipId)
		.where('account_id', '=', member.accountId)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	if (!key) return undefined;
	const shares = await sql
		.selectFrom('event_key_share')
		.innerJoin('event_key', (join) =>
			join
				.onRef('event_key.partnership_id', '=', 'event_key_share.partnership_id')
				.onRef('event_key.id', '=', 'event_key_share.event_key_id')
		)
		.select(['event_key.id', 'event_key.public_key', 'sealed_share'])
		.where('event_key_share.partnership_id', '=', partnershipId)
		.where('holder_key_id', '=', key.id)
		.execute();
	return {
		id: key.id,
		publicKey: text(key.public_key),
		method: key.method,
		wrapping: key.wrapping as Wrapping,
		wrappedKey: text(key.wrapped_key),
		madeAt: key.made_at,
		shares: shares.map((share) => ({
			eventKeyId: share.id,
			eventPublicKey: text(share.public_key),
			sealedShare: text(share.sealed_share)
		}))
	};
}

/** The key to which an event's answers are sealed, and who holds it; undefined before there is one. */
export async function eventKey(scope: TeamScope, eventId: string): Promise<EventKey | undefined> {
	const key = await scope.sql
		.selectFrom('event_key')
		.select(['id', 'public_key', 'threshold', 'made_at'])
		.where('partnership_id', '=', scope.partnershipId)
		.where('event_id', '=', eventId)
		.where('destroyed_at', 'is', null)
		.executeTakeFirst();
	if (!key) return undefined;
	const shares = await scope.sql
		.selectFrom('event_key_share')
		.select('holder_key_id')
		.where('partnership_id', '=', scope.partnershipId)
		.where('event_key_id', '=', key.id)
		.execute();
	const held = new Set(shares.map(({ holder_key_id }) => holder_key_id));
	const holders = (await holderKeys(scope)).filter(({ id }) => held.has(id));
	return {
		id: key.id,
		publicKey: text(key.public_key),
		threshold: key.threshold,
		madeAt: key.made_at,
		holders: holders.map(({ id, name, isOwn }) => ({ holderKeyId: id, name, isOwn })),
		isLost: holders.length < key.threshold
	};
}

/** Whose keys are needed: without this member's share nobody could open some list any more. */
export async function neededHolders({ sql, partnershipId }: TeamScope): Promise<string[]> {
	const needed = await neededShares(sql, partnershipId);
	return [...new Set(needed.map(({ account_id }) => account_id))];
}

/** How many lists, in whichever partnership, could never be opened again without the keys of this account. */
export async function listsLostWith(sql: Sql, accountId: string): Promise<number> {
	const needed = await neededShares(sql);
	return needed.filter(({ account_id }) => account_id === accountId).length;
}

/** The shares of all event keys of which no more are left than must be put together. */
async function neededShares(sql: Sql, partnershipId?: string) {
	let query = sql
		.selectFrom('event_key')
		.innerJoin('event_key_share as share', (join) =>
			join
				.onRef('share.partnership_id', '=', 'event_key.partnership_id')
				.onRef('share.event_key_id', '=', 'event_key.id')
		)
		.innerJoin('holder_key', (join) =>
			join
				.onRef('holder_key.partnership_id', '=', 'share.partnership_id')
				.onRef('holder_key.id', '=', 'share.holder_key_id')
		)
		.select(['event_key.id', 'event_key.threshold', 'holder_key.account_id'])
		.where('event_key.destroyed_at', 'is', null);
	if (partnershipId) query = query.where('event_key.partnership_id', '=', partnershipId);
	const shares = Map.groupBy(await query.execute(), ({ id }) => id);
	return [...shares.values()].filter((own) => own.length <= (own[0]?.threshold ?? 0)).flat();
}
