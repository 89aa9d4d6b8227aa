import { sql as raw } from 'kysely';
import type { TeamScope } from '#features/accounts/server/context.ts';
import { isRunning } from '../../rules.ts';
import type { AskedShare, Opening, RunningOpening } from '../../types.ts';

const mostLines = 200;
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** Who opened which list with whom, when and what for, the newest first: every member of the team reads it (PE4). */
export async function openings(scope: TeamScope, now: Date, eventId?: string): Promise<Opening[]> {
	let query = scope.sql
		.selectFrom('opening')
		.leftJoin('account', 'account.id', 'opening.account_id')
		.select([
			'opening.id',
			'opening.event_id',
			'account.name',
			'purpose',
			'asked_at',
			'ends_at',
			'closed_at'
		])
		.select(keyThreshold)
		.select(helpers)
		.where('opening.partnership_id', '=', scope.partnershipId);
	if (eventId) query = query.where('opening.event_id', '=', eventId);
	const rows = await query
		.orderBy('asked_at', 'desc')
		.orderBy('opening.id')
		.limit(mostLines)
		.execute();
	return rows.map((row) => {
		const times = { endsAt: row.ends_at, closedAt: row.closed_at ?? undefined };
		return {
			id: row.id,
			eventId: row.event_id,
			name: row.name ?? '–',
			helpedBy: row.helpers,
			isWhole: row.helpers.length + 1 >= row.threshold,
			purpose: row.purpose,
			askedAt: row.asked_at,
			...times,
			isRunning: isRunning(times, now)
		};
	});
}

const keyThreshold =
	raw<number>`(select threshold from event_key where event_key.partnership_id = opening.partnership_id
	and event_key.id = opening.event_key_id)`.as('threshold');

/** Who added a part, in that order; an account that is gone has no name any more. */
const helpers = raw<string[]>`array(select coalesce(account.name, '–') from opening_share
	join holder_key on holder_key.partnership_id = opening_share.partnership_id
		and holder_key.id = opening_share.holder_key_id
	left join account on account.id = holder_key.account_id
	where opening_share.partnership_id = opening.partnership_id and opening_share.opening_id = opening.id
	order by given_at)`.as('helpers');

/** The member's own opening of this event that runs now, with the shares given for it; nobody else's. */
export async function runningOpening(
	{ sql, partnershipId, member }: TeamScope,
	now: Date,
	eventId: string
): Promise<RunningOpening | undefined> {
	const row = await sql
		.selectFrom('opening')
		.innerJoin('event_key', (join) =>
			join
				.onRef('event_key.partnership_id', '=', 'opening.partnership_id')
				.onRef('event_key.id', '=', 'opening.event_key_id')
		)
		.select(['opening.id', 'purpose', 'ends_at', 'event_key_id', 'threshold'])
		.where('opening.partnership_id', '=', partnershipId)
		.where('opening.event_id', '=', eventId)
		.where('account_id', '=', member.accountId)
		.where('closed_at', 'is', null)
		.where('ends_at', '>', now)
		.executeTakeFirst();
	if (!row) return undefined;
	const given = await sql
		.selectFrom('opening_share')
		.innerJoin('holder_key', (join) =>
			join
				.onRef('holder_key.partnership_id', '=', 'opening_share.partnership_id')
				.onRef('holder_key.id', '=', 'opening_share.holder_key_id')
		)
		.select(['public_key', 'sealed_share'])
		.where('opening_share.partnership_id', '=', partnershipId)
		.where('opening_id', '=', row.id)
		.execute();
	return {
		id: row.id,
		eventId,
		purpose: row.purpose,
		endsAt: row.ends_at,
		eventKeyId: row.event_key_id,
		threshold: row.threshold,
		givenShares: given.flatMap(({ public_key, sealed_share }) =>
			sealed_share ? [{ holderPublicKey: text(public_key), sealedShare: text(sealed_share) }] : []
		)
	};
}

/** Openings of others that wait for the member's share: lists that two must open together. */
export async function askedShares(
	{ sql, partnershipId, member }: TeamScope,
	now: Date,
	eventId: string
): Promise<AskedShare[]> {
	const rows = await sql
		.selectFrom('opening')
		.innerJoin('event_key', (join) =>
			join
				.onRef('event_key.partnership_id', '=', 'opening.partnership_id')
				.onRef('event_key.id', '=', 'opening.event_key_id')
		)
		.innerJoin('holder_key as opener', (join) =>
			join
				.onRef('opener.partnership_id', '=', 'opening.partnership_id')
				.onRef('opener.id', '=', 'opening.holder_key_id')
		)
		.innerJoin('account', 'account.id', 'opening.account_id')
		.select(['opening.id', 'account.name', 'purpose', 'ends_at', 'opener.public_key'])
		.where('opening.partnership_id', '=', partnershipId)
		.where('opening.event_id', '=', eventId)
		.where('opening.account_id', '<>', member.accountId)
		.where('closed_at', 'is', null)
		.where('ends_at', '>', now)
		.where('threshold', '>', 1)
		.orderBy('asked_at')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		name: row.name,
		purpose: row.purpose,
		endsAt: row.ends_at,
		openerPublicKey: text(row.public_key)
	}));
}
