import { argon2idAsync } from '@noble/hashes/argon2.js';
import { lockedKeyPlace } from '../../rules.ts';
import type { Wrapping } from '../../types.ts';
import { bytesOf, joined, textOf, type Bytes, type PrivateKey } from './bytes.ts';
import { prfOf } from './passkey.ts';
import type { KeyPair } from './key-pairs.ts';

// More than OWASP's least (19 MiB, 2 passes): this key guards people who may be at risk.
const argon = { passes: 2, memoryKibibytes: 65_536, lanes: 1 } as const;
const nonceBytes = 12;

export const passphraseWrapping = (): Wrapping => ({
	kdf: 'argon2id',
	...argon,
	salt: textOf(crypto.getRandomValues(new Uint8Array(16)))
});

type Said = { passphrase: string; progress?: (share: number) => void };

/** The key that a passphrase or a passkey gives; takes seconds with a passphrase, and is meant to. */
export async function lockingKey(wrapping: Wrapping, said: Said): Promise<Bytes> {
	if (wrapping.kdf === 'passkey-prf') return prfOf(wrapping);
	// The same letters, however a keyboard composes them.
	const passphrase = said.passphrase.normalize('NFC').trim();
	const derived = await argon2idAsync(passphrase, bytesOf(wrapping.salt), {
		t: wrapping.passes,
		m: wrapping.memoryKibibytes,
		p: wrapping.lanes,
		dkLen: 32,
		...(said.progress ? { onProgress: said.progress } : {})
	});
	return Uint8Array.from(derived);
}

/** Locks a private key: nonce of 12 bytes, ciphertext, tag of 16. */
export async function lock(lockWith: Bytes, key: KeyPair): Promise<Bytes> {
	const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
	const aes = await aesKey(lockWith, 'encrypt');
	return joined(
		iv,
		new Uint8Array(await crypto.subtle.encrypt(how(iv, key.publicKey), aes, key.privateKey))
	);
}

/** The private key again; undefined where the passphrase or passkey is another one. */
export async function unlock(
	lockWith: Bytes,
	locked: { publicKey: Bytes; wrappedKey: Bytes }
): Promise<PrivateKey | undefined> {
	const { publicKey, wrappedKey } = locked;
	const aes = await aesKey(lockWith, 'decrypt');
	const at = how(wrappedKey.slice(0, nonceBytes), publicKey);
	return crypto.subtle.decrypt(at, aes, wrappedKey.slice(nonceBytes)).then(
		(plain) => new Uint8Array(plain),
		() => undefined
	);
}

const aesKey = (raw: Bytes, use: 'encrypt' | 'decrypt') =>
	crypto.subtle.importKey('raw', raw, 'AES-GCM', false, [use]);

const how = (iv: Bytes, publicKey: Bytes) => ({
	name: 'AES-GCM',
	iv,
	additionalData: new TextEncoder().encode(lockedKeyPlace(textOf(publicKey)))
});
