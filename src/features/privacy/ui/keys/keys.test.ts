import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sealAnswer } from '../../server/seal.ts';
import type { OwnKey, RunningOpening } from '../../types.ts';
import { textOf } from './bytes.ts';
import { newKeyPair, type KeyPair } from './key-pairs.ts';
import { lock, lockingKey, unlock } from './lock.ts';
import { answersOpener } from './open-answers.ts';
import { eventKeyFor, shareForOpening, sharesAnew, sharesFor } from './shares.ts';

const eventKeyId = randomUUID();
const cheap = {
	kdf: 'argon2id',
	passes: 1,
	memoryKibibytes: 64,
	lanes: 1,
	salt: textOf(new Uint8Array(16))
} as const;

const ownOf = (pair: KeyPair, event: KeyPair, sealedShare: string): OwnKey => ({
	id: randomUUID(),
	publicKey: textOf(pair.publicKey),
	method: 'passphrase',
	wrapping: cheap,
	wrappedKey: '',
	madeAt: new Date('2022-06-01T12:00:00Z'),
	shares: [{ eventKeyId, eventPublicKey: textOf(event.publicKey), sealedShare }]
});

/** Holders of one event's key, each with the share that the browser made. */
async function holders(count: number, threshold: number) {
	const event = await newKeyPair();
	const pairs = await Promise.all(Array.from({ length: count }, newKeyPair));
	const named = pairs.map(({ publicKey }, at) => ({
		id: String(at),
		publicKey: textOf(publicKey)
	}));
	const shares = await sharesFor(event, named, threshold);
	const owns = pairs.map((pair, at) => ({
		pair,
		own: ownOf(pair, event, shares[at]?.sealedShare ?? '')
	}));
	return { event, owns };
}

const openingOf = (threshold: number): RunningOpening => ({
	id: randomUUID(),
	eventId: randomUUID(),
	purpose: 'name badges',
	endsAt: new Date('2022-06-01T12:30:00Z'),
	eventKeyId,
	threshold,
	givenShares: []
});

test('a key locked with a passphrase opens with it, however it is composed, and with no other', async () => {
	const pair = await newKeyPair();
	const passphrase = 'žąsis prie tilto';
	const wrappedKey = await lock(await lockingKey(cheap, { passphrase }), pair);
	const locked = { publicKey: pair.publicKey, wrappedKey };
	const typed = await lockingKey(cheap, { passphrase: passphrase.normalize('NFD') });
	expect(await unlock(typed, locked)).toEqual(pair.privateKey);
	const wrong = await lockingKey(cheap, { passphrase: 'žąsis po tiltu' });
	expect(await unlock(wrong, locked)).toBeUndefined();
});

describe('an event’s key', () => {
	test('is opened by one holder alone where one is enough, and opens what the server sealed', async () => {
		const { event, owns } = await holders(1, 1);
		const [holder] = owns;
		if (!holder) throw new Error('no holder');
		const key = await eventKeyFor(holder.own, holder.pair.privateKey, openingOf(1));
		expect(key).toEqual(event);
		const at = { registrationId: randomUUID(), questionId: randomUUID() };
		const keys = { eventKey: event.publicKey, claimKey: new Uint8Array(32) };
		const { sealed } = sealAnswer(keys, at, 'Rūta');
		const moved = [randomUUID(), at.questionId, textOf(sealed)] as const;
		const rows = [[at.registrationId, at.questionId, textOf(sealed)] as const, moved];
		const counts: number[] = [];
		const progress = (count: number) => void counts.push(count);
		const { signal } = new AbortController();
		const opened = await (await answersOpener(event, { signal, progress }))(rows);
		expect(opened.map(({ text }) => text)).toEqual(['Rūta', undefined]);
		expect(counts).toEqual([2]);
	});

	test('that two must open is opened by no one alone, and by any two of three', async () => {
		const { event, owns } = await holders(3, 2);
		const opening = openingOf(2);
		for (const [opener, second] of [[0, 1] as const, [0, 2] as const, [2, 1] as const]) {
			const first = owns[opener];
			const other = owns[second];
			if (!first || !other) throw new Error('too few holders');
			expect(await eventKeyFor(first.own, first.pair.privateKey, opening)).toBeUndefined();
			const asked = { ...opening, openerPublicKey: first.own.publicKey };
			const sealedShare = await shareForOpening(other.own, other.pair.privateKey, asked);
			const given = { holderPublicKey: other.own.publicKey, sealedShare };
			const shared = { ...opening, givenShares: [given] };
			expect(await eventKeyFor(first.own, first.pair.privateKey, shared)).toEqual(event);
			const elsewhere = { ...shared, id: randomUUID() };
			await expect(eventKeyFor(first.own, first.pair.privateKey, elsewhere)).rejects.toThrow();
		}
	});

	test('opens with the key that takes the place of a holder’s earlier one', async () => {
		const { event, owns } = await holders(1, 1);
		const [holder] = owns;
		if (!holder) throw new Error('no holder');
		const next = await newKeyPair();
		const [share] = await sharesAnew(holder.own, holder.pair.privateKey, next);
		const own = ownOf(next, event, share?.sealedShare ?? '');
		expect(await eventKeyFor(own, next.privateKey, openingOf(1))).toEqual(event);
		expect(share?.eventKeyId).toBe(eventKeyId);
	});
});
