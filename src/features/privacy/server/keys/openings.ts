import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { command, type Scope } from '#features/accounts/server/command.ts';
import { isRunning, mostOpeningsInHour, openMinutes, purposeLength } from '../../rules.ts';
import { liveEventKey, ownShare } from './key-rows.ts';

const may = ['coordinator', 'partner_officer'] as const;
const minute = 60_000;

/**
 * Opens an event's list for half an hour, for whoever holds a share of its key and says what for; another
 * opening of the same person there ends. Refuses `no-purpose`, `no-such-record`, `not-yours`, `too-often`.
 */
export const openList = command({
	name: 'open-list',
	may,
	async run(scope, input: { eventId: string; purpose: string }) {
		const purpose = input.purpose.trim();
		if (purpose.length < purposeLength.least || purpose.length > purposeLength.most)
			return { ok: false, reason: 'no-purpose' } as const;
		const key = await liveEventKey(scope, input.eventId);
		if (!key) return { ok: false, reason: 'no-such-record' } as const;
		const holder = await ownShare(scope, key.id);
		if (!holder) return { ok: false, reason: 'not-yours' } as const;
		if (await opensTooOften(scope)) return { ok: false, reason: 'too-often' } as const;
		await closeEarlier(scope, input.eventId);
		const id = randomUUID();
		const endsAt = new Date(scope.now.getTime() + openMinutes * minute);
		await scope.tx
			.insertInto('opening')
			.values({
				partnership_id: scope.partnershipId,
				id,
				event_id: input.eventId,
				event_key_id: key.id,
				holder_key_id: holder.id,
				account_id: scope.member.accountId,
				purpose,
				asked_at: scope.now,
				ends_at: endsAt
			})
			.execute();
		// The purpose stands in the log of openings alone: the journal keeps for ever, and words may name somebody.
		const changes = { opening: { after: id }, ends_at: { after: endsAt } };
		scope.journal({ recordId: input.eventId, recordKind: 'event', changes });
		return { ok: true, id } as const;
	}
});

/**
 * Gives the own share to another holder's opening, sealed to that holder for it alone. Refuses
 * `no-such-record`, `has-ended`, and `not-yours` for whoever holds no other share of the key.
 */
export const shareOpening = command({
	name: 'share-opening',
	may,
	async run(scope, input: { openingId: string; sealedShare: Uint8Array }) {
		const opening = await openingOf(scope, input.openingId);
		if (!opening) return { ok: false, reason: 'no-such-record' } as const;
		const holder = await ownShare(scope, opening.event_key_id);
		if (!holder || holder.id === opening.holder_key_id)
			return { ok: false, reason: 'not-yours' } as const;
		if (!isRunning(timesOf(opening), scope.now)) return { ok: false, reason: 'has-ended' } as const;
		const row = { sealed_share: Buffer.from(input.sealedShare), given_at: scope.now };
		await scope.tx
			.insertInto('opening_share')
			.values({
				partnership_id: scope.partnershipId,
				opening_id: opening.id,
				holder_key_id: holder.id,
				...row
			})
			.onConflict((conflict) =>
				conflict.columns(['partnership_id', 'opening_id', 'holder_key_id']).doUpdateSet(row)
			)
			.execute();
		const changes = { opening: { after: opening.id }, share_given_by: { after: holder.id } };
		scope.journal({ recordId: opening.event_id, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});

/** Ends the own opening before its time, with what was given for it. Refuses `no-such-record`, `not-yours`. */
export const closeList = command({
	name: 'close-list',
	may,
	async run(scope, input: { openingId: string }) {
		const opening = await openingOf(scope, input.openingId);
		if (!opening) return { ok: false, reason: 'no-such-record' } as const;
		if (opening.account_id !== scope.member.accountId)
			return { ok: false, reason: 'not-yours' } as const;
		await closeEarlier(scope, opening.event_id);
		const changes = { opening: { before: opening.id } };
		scope.journal({ recordId: opening.event_id, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});

/** Whether the member has opened the event's list and holds, with what others gave, enough of its key. */
export async function hasOpened(
	{ tx, partnershipId, member, now }: Scope,
	at: { eventId: string; threshold: number }
): Promise<boolean> {
	const opening = await tx
		.selectFrom('opening')
		.select((eb) => [
			'opening.id',
			eb
				.selectFrom('opening_share')
				.select(eb.fn.countAll<number>().as('given'))
				.whereRef('opening_share.partnership_id', '=', 'opening.partnership_id')
				.whereRef('opening_share.opening_id', '=', 'opening.id')
				.as('given')
		])
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', at.eventId)
		.where('account_id', '=', member.accountId)
		.where('closed_at', 'is', null)
		.where('ends_at', '>', now)
		.executeTakeFirst();
	return opening !== undefined && Number(opening.given) + 1 >= at.threshold;
}

type Times = { ends_at: Date; closed_at: Date | null };
const timesOf = ({ ends_at, closed_at }: Times) => ({
	endsAt: ends_at,
	closedAt: closed_at ?? undefined
});

const openingOf = ({ tx, partnershipId }: Scope, id: string) =>
	tx
		.selectFrom('opening')
		.selectAll()
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();

async function opensTooOften({ tx, partnershipId, member, now }: Scope): Promise<boolean> {
	const { recent } = await tx
		.selectFrom('opening')
		.select((eb) => eb.fn.countAll<number>().as('recent'))
		.where('partnership_id', '=', partnershipId)
		.where('account_id', '=', member.accountId)
		.where('asked_at', '>', new Date(now.getTime() - 60 * minute))
		.executeTakeFirstOrThrow();
	return recent >= mostOpeningsInHour;
}

async function closeEarlier(scope: Scope, eventId: string): Promise<void> {
	const { tx, partnershipId, member, now } = scope;
	const closed = await tx
		.updateTable('opening')
		.set({ closed_at: sql`least(ends_at, ${now})` })
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('account_id', '=', member.accountId)
		.where('closed_at', 'is', null)
		.returning('id')
		.execute();
	if (closed.length === 0) return;
	const ids = closed.map(({ id }) => id);
	await tx
		.updateTable('opening_share')
		.set({ sealed_share: null })
		.where('partnership_id', '=', partnershipId)
		.where('opening_id', 'in', ids)
		.execute();
}
