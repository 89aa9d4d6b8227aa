import { randomUUID } from 'node:crypto';
import { command, type Scope } from '#features/accounts/server/command.ts';
import { sharesRefusal } from '../../rules.ts';
import type { NewShare } from '../../types.ts';
import { areHolders, liveEventKey } from './key-rows.ts';
import { hasOpened } from './openings.ts';

const may = ['coordinator'] as const;

type NewKey = {
	eventId: string;
	publicKey: Uint8Array;
	threshold: number;
	shares: readonly NewShare[];
};

/**
 * Gives an event the key to which answers are sealed, made in the coordinator's browser; without one nobody
 * can register. Refuses `no-such-record`, `no-such-holder`, `too-few-holders`, and `has-key` while an earlier
 * one can still be opened.
 */
export const makeEventKey = command({
	name: 'make-event-key',
	may,
	async run(scope, input: NewKey) {
		if (!(await lockEvent(scope, input.eventId)))
			return { ok: false, reason: 'no-such-record' } as const;
		const reason = await refusal(scope, input);
		if (reason) return { ok: false, reason } as const;
		const before = await liveEventKey(scope, input.eventId);
		if (before && before.left >= before.threshold) return { ok: false, reason: 'has-key' } as const;
		if (before) await destroy(scope, before.id);
		const id = randomUUID();
		await scope.tx
			.insertInto('event_key')
			.values({
				partnership_id: scope.partnershipId,
				id,
				event_id: input.eventId,
				public_key: Buffer.from(input.publicKey),
				threshold: input.threshold,
				made_at: scope.now,
				made_by: scope.member.accountId
			})
			.execute();
		await give(scope, id, input.shares);
		const changes = {
			event_key: { before: before?.id, after: id },
			threshold: { after: input.threshold },
			holders: { after: input.shares.map(({ holderKeyId }) => holderKeyId) }
		};
		scope.journal({ recordId: input.eventId, recordKind: 'event', changes });
		return { ok: true, id } as const;
	}
});

/**
 * Gives the same key to other holders, without anybody registering anew: their shares take the place of all
 * earlier ones. Only whoever has opened the list just now has the key to share: refuses `not-open`, besides
 * what making one refuses.
 */
export const giveEventKey = command({
	name: 'give-event-key',
	may,
	async run(scope, input: Pick<NewKey, 'eventId' | 'shares'>) {
		if (!(await lockEvent(scope, input.eventId)))
			return { ok: false, reason: 'no-such-record' } as const;
		const key = await liveEventKey(scope, input.eventId);
		if (!key) return { ok: false, reason: 'no-such-record' } as const;
		const reason = await refusal(scope, { threshold: key.threshold, shares: input.shares });
		if (reason) return { ok: false, reason } as const;
		if (!(await hasOpened(scope, { eventId: input.eventId, threshold: key.threshold })))
			return { ok: false, reason: 'not-open' } as const;
		await scope.tx
			.deleteFrom('event_key_share')
			.where('partnership_id', '=', scope.partnershipId)
			.where('event_key_id', '=', key.id)
			.execute();
		await give(scope, key.id, input.shares);
		const changes = { holders: { after: input.shares.map(({ holderKeyId }) => holderKeyId) } };
		scope.journal({ recordId: input.eventId, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});

async function refusal(scope: Scope, asked: Pick<NewKey, 'threshold' | 'shares'>) {
	const ids = asked.shares.map(({ holderKeyId }) => holderKeyId);
	if (ids.length > 0 && !(await areHolders(scope, ids))) return 'no-such-holder' as const;
	return sharesRefusal(asked);
}

const lockEvent = ({ tx, partnershipId }: Scope, id: string) =>
	tx
		.selectFrom('record')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.where('kind', '=', 'event')
		.forUpdate()
		.executeTakeFirst();

/** What was sealed to a lost key stays unreadable; another key takes its place for what comes. */
const destroy = ({ tx, partnershipId, now }: Scope, id: string) =>
	tx
		.updateTable('event_key')
		.set({ destroyed_at: now })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.execute();

async function give(scope: Scope, eventKeyId: string, shares: readonly NewShare[]): Promise<void> {
	const rows = shares.map(({ holderKeyId, sealedShare }) => ({
		partnership_id: scope.partnershipId,
		event_key_id: eventKeyId,
		holder_key_id: holderKeyId,
		sealed_share: Buffer.from(sealedShare),
		given_at: scope.now,
		given_by: scope.member.accountId
	}));
	await scope.tx.insertInto('event_key_share').values(rows).execute();
}
