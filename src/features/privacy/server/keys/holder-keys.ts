import { randomUUID } from 'node:crypto';
import { command, type Scope } from '#features/accounts/server/command.ts';
import { asJson } from '#platform/server/database/values.ts';
import type { LockedKey } from '../../types.ts';
import { keysAtRisk } from './key-rows.ts';

const may = ['coordinator', 'partner_officer'] as const;

type Input = LockedKey & {
	/** Every share of the key that this one replaces, sealed anew by the browser. */
	shares: readonly { eventKeyId: string; sealedShare: Uint8Array }[];
};

/**
 * Gives the member a holder key, in the place of an earlier one if there is one. Refuses `shares-missing`
 * when a share of the earlier key would be lost by it.
 */
export const makeHolderKey = command({
	name: 'make-holder-key',
	may,
	async run(scope, input: Input) {
		const before = await liveKeyOf(scope);
		const held = before ? await sharesOf(scope, before.id) : [];
		const sent = new Map(input.shares.map((share) => [share.eventKeyId, share.sealedShare]));
		if (sent.size !== held.length || held.some((id) => !sent.has(id)))
			return { ok: false, reason: 'shares-missing' } as const;
		if (before) await endKey(scope, before.id);
		const id = randomUUID();
		const method = input.wrapping.kdf === 'argon2id' ? 'passphrase' : 'passkey';
		await scope.tx
			.insertInto('holder_key')
			.values({
				partnership_id: scope.partnershipId,
				id,
				account_id: scope.member.accountId,
				public_key: Buffer.from(input.publicKey),
				method,
				wrapping: asJson(input.wrapping),
				wrapped_key: Buffer.from(input.wrappedKey),
				made_at: scope.now
			})
			.execute();
		for (const [eventKeyId, sealedShare] of sent) {
			await scope.tx
				.insertInto('event_key_share')
				.values({
					partnership_id: scope.partnershipId,
					event_key_id: eventKeyId,
					holder_key_id: id,
					sealed_share: Buffer.from(sealedShare),
					given_at: scope.now,
					given_by: scope.member.accountId
				})
				.execute();
		}
		const changes = { holder_key: { before: before?.id, after: id }, method: { after: method } };
		scope.journal({ recordId: scope.member.accountId, recordKind: 'account', changes });
		return { ok: true, id } as const;
	}
});

/**
 * Ends the member's own key for good. Refuses `not-yours`, `no-such-record`, and `still-needed` where lists
 * could never be opened again, unless the key is said to be lost anyway.
 */
export const endHolderKey = command({
	name: 'end-holder-key',
	may,
	async run(scope, input: { id: string; isLost: boolean }) {
		const row = await scope.tx
			.selectFrom('holder_key')
			.select(['id', 'account_id', 'ended_at'])
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.forUpdate()
			.executeTakeFirst();
		if (!row || row.ended_at) return { ok: false, reason: 'no-such-record' } as const;
		if (row.account_id !== scope.member.accountId)
			return { ok: false, reason: 'not-yours' } as const;
		if (!input.isLost && (await keysAtRisk(scope, row.id)) > 0)
			return { ok: false, reason: 'still-needed' } as const;
		await endKey(scope, row.id);
		const changes = { holder_key: { before: row.id }, lost: { after: input.isLost } };
		scope.journal({ recordId: scope.member.accountId, recordKind: 'account', changes });
		return { ok: true } as const;
	}
});

const liveKeyOf = ({ tx, partnershipId, member }: Scope) =>
	tx
		.selectFrom('holder_key')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('account_id', '=', member.accountId)
		.where('ended_at', 'is', null)
		.forUpdate()
		.executeTakeFirst();

async function sharesOf({ tx, partnershipId }: Scope, holderKeyId: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('event_key_share')
		.select('event_key_id')
		.where('partnership_id', '=', partnershipId)
		.where('holder_key_id', '=', holderKeyId)
		.execute();
	return rows.map(({ event_key_id }) => event_key_id);
}

async function endKey({ tx, partnershipId, now }: Scope, id: string): Promise<void> {
	await tx
		.deleteFrom('event_key_share')
		.where('partnership_id', '=', partnershipId)
		.where('holder_key_id', '=', id)
		.execute();
	await tx
		.updateTable('opening')
		.set({ closed_at: now })
		.where('partnership_id', '=', partnershipId)
		.where('holder_key_id', '=', id)
		.where('closed_at', 'is', null)
		.execute();
	await tx
		.updateTable('holder_key')
		.set({ ended_at: now, wrapped_key: Buffer.alloc(0), wrapping: asJson({}) })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.execute();
}
