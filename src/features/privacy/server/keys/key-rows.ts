import { sql } from 'kysely';
import type { Scope } from '#features/accounts/server/command.ts';

type Partly = Pick<Scope, 'tx' | 'partnershipId'>;

/** How many event keys nobody could open any more if this holder's share were gone. */
export async function keysAtRisk({ tx, partnershipId }: Partly, holderKeyId: string) {
	const { rows } = await sql<{ at_risk: number }>`
		select count(*)::int as at_risk from event_key
		where partnership_id = ${partnershipId} and destroyed_at is null
			and exists (select from event_key_share own
				where own.partnership_id = event_key.partnership_id and own.event_key_id = event_key.id
					and own.holder_key_id = ${holderKeyId})
			and (select count(*) from event_key_share other
				join holder_key on holder_key.partnership_id = other.partnership_id and holder_key.id = other.holder_key_id
				join membership on membership.partnership_id = other.partnership_id
					and membership.account_id = holder_key.account_id
				where other.partnership_id = event_key.partnership_id and other.event_key_id = event_key.id
					and other.holder_key_id <> ${holderKeyId}) < event_key.threshold`.execute(tx);
	return rows[0]?.at_risk ?? 0;
}

/** The event's key that is in use, locked, with the number of shares that people of the team still hold. */
export async function liveEventKey({ tx, partnershipId }: Partly, eventId: string) {
	const key = await tx
		.selectFrom('event_key')
		.select(['id', 'threshold', 'public_key'])
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('destroyed_at', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (!key) return undefined;
	const { left } = await tx
		.selectFrom('event_key_share')
		.innerJoin('holder_key', (join) =>
			join
				.onRef('holder_key.partnership_id', '=', 'event_key_share.partnership_id')
				.onRef('holder_key.id', '=', 'event_key_share.holder_key_id')
		)
		.innerJoin('membership', (join) =>
			join
				.onRef('membership.partnership_id', '=', 'holder_key.partnership_id')
				.onRef('membership.account_id', '=', 'holder_key.account_id')
		)
		.select((eb) => eb.fn.countAll<number>().as('left'))
		.where('event_key_share.partnership_id', '=', partnershipId)
		.where('event_key_id', '=', key.id)
		.executeTakeFirstOrThrow();
	return { ...key, left };
}

/** The member's own key if it holds a share of this event key. */
export function ownShare({ tx, partnershipId, member }: Scope, eventKeyId: string) {
	return tx
		.selectFrom('holder_key')
		.innerJoin('event_key_share', (join) =>
			join
				.onRef('event_key_share.partnership_id', '=', 'holder_key.partnership_id')
				.onRef('event_key_share.holder_key_id', '=', 'holder_key.id')
		)
		.select('holder_key.id')
		.where('holder_key.partnership_id', '=', partnershipId)
		.where('holder_key.account_id', '=', member.accountId)
		.where('holder_key.ended_at', 'is', null)
		.where('event_key_share.event_key_id', '=', eventKeyId)
		.executeTakeFirst();
}

/** Whether each of these is the key of somebody who works on the partnership now. */
export async function areHolders({ tx, partnershipId }: Partly, ids: readonly string[]) {
	const rows = await tx
		.selectFrom('holder_key')
		.innerJoin('membership', (join) =>
			join
				.onRef('membership.partnership_id', '=', 'holder_key.partnership_id')
				.onRef('membership.account_id', '=', 'holder_key.account_id')
		)
		.select('holder_key.id')
		.where('holder_key.partnership_id', '=', partnershipId)
		.where('holder_key.id', 'in', [...ids])
		.where('holder_key.ended_at', 'is', null)
		.where('membership.role', 'in', ['coordinator', 'partner_officer'])
		.execute();
	return rows.length === new Set(ids).size;
}
