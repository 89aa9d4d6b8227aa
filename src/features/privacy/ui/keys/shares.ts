import { combine, split } from 'shamir-secret-sharing';
import { holderKeyInfo, openingSharePlace, sharePlace } from '../../rules.ts';
import type { OwnKey, RunningOpening } from '../../types.ts';
import { bytesOf, textOf, type Bytes, type PrivateKey } from './bytes.ts';
import { openWith, publicKeyOf, sealTo, type KeyPair } from './key-pairs.ts';

type Holder = { id: string; publicKey: string };
export type SentShare = { holderKeyId: string; sealedShare: string };

/** An event's private key for each of these holders: whole where one opens alone, else in Shamir's shares. */
export async function sharesFor(
	event: KeyPair,
	holders: readonly Holder[],
	threshold: number
): Promise<SentShare[]> {
	const parts =
		threshold === 1
			? holders.map(() => event.privateKey)
			: await split(event.privateKey, holders.length, threshold);
	const eventPublicKey = textOf(event.publicKey);
	return Promise.all(
		holders.map(async ({ id, publicKey }, at) => {
			const place = sharePlace(eventPublicKey, publicKey);
			const plain = Uint8Array.from(parts[at] ?? []);
			const sealed = await sealTo(bytesOf(publicKey), plain, { info: holderKeyInfo, place });
			return { holderKeyId: id, sealedShare: textOf(sealed) };
		})
	);
}

/** All shares of a key that is replaced, sealed anew to the one that takes its place. */
export async function sharesAnew(own: OwnKey, unlocked: PrivateKey, next: KeyPair) {
	const nextKey = textOf(next.publicKey);
	return Promise.all(
		own.shares.map(async (share) => {
			const plain = await ownShare(own, unlocked, share);
			const place = sharePlace(share.eventPublicKey, nextKey);
			const sealed = await sealTo(next.publicKey, plain, { info: holderKeyInfo, place });
			return { eventKeyId: share.eventKeyId, sealedShare: textOf(sealed) };
		})
	);
}

/** The own share, sealed to another holder for one opening. */
export async function shareForOpening(
	own: OwnKey,
	unlocked: PrivateKey,
	asked: { id: string; openerPublicKey: string; eventKeyId: string }
): Promise<string> {
	const share = own.shares.find(({ eventKeyId }) => eventKeyId === asked.eventKeyId);
	if (!share) throw new Error('no share of this key');
	const plain = await ownShare(own, unlocked, share);
	const place = openingSharePlace(asked.id, asked.openerPublicKey);
	const to = bytesOf(asked.openerPublicKey);
	return textOf(await sealTo(to, plain, { info: holderKeyInfo, place }));
}

/** The event's private key for a running opening; undefined until enough shares are there. Throws on false ones. */
export async function eventKeyFor(
	own: OwnKey,
	unlocked: PrivateKey,
	opening: RunningOpening
): Promise<KeyPair | undefined> {
	const share = own.shares.find(({ eventKeyId }) => eventKeyId === opening.eventKeyId);
	if (!share || opening.givenShares.length + 1 < opening.threshold) return undefined;
	const mine = await ownShare(own, unlocked, share);
	const key = pairOf(own, unlocked);
	const place = openingSharePlace(opening.id, own.publicKey);
	const given = await Promise.all(
		opening.givenShares.map(({ sealedShare }) =>
			openWith(key, bytesOf(sealedShare), { info: holderKeyInfo, place })
		)
	);
	const whole = opening.threshold === 1 ? mine : await combine([mine, ...given]);
	const privateKey = Uint8Array.from(whole);
	const publicKey = await publicKeyOf(privateKey);
	if (textOf(publicKey) !== share.eventPublicKey) throw new Error('these shares make another key');
	return { publicKey, privateKey };
}

const pairOf = (own: OwnKey, privateKey: PrivateKey): KeyPair => ({
	publicKey: bytesOf(own.publicKey),
	privateKey
});

function ownShare(
	own: OwnKey,
	unlocked: PrivateKey,
	share: OwnKey['shares'][number]
): Promise<Bytes> {
	const place = sharePlace(share.eventPublicKey, own.publicKey);
	const at = { info: holderKeyInfo, place };
	return openWith(pairOf(own, unlocked), bytesOf(share.sealedShare), at);
}
