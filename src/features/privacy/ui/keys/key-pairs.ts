import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { Bytes, PrivateKey } from './bytes.ts';
import { bytesOf, joined } from './bytes.ts';
import { browserKey, opener } from './opener.ts';

const suite = new CipherSuite({
	kem: new DhkemX25519HkdfSha256(),
	kdf: new HkdfSha256(),
	aead: new Aes256Gcm()
});

export type KeyPair = { publicKey: Bytes; privateKey: PrivateKey };
export type Place = { info: string; place: string };

/** Whether this browser knows the curve that keys are made of. */
export const knowsCurve = (): Promise<boolean> =>
	'subtle' in crypto
		? crypto.subtle.generateKey('X25519', false, ['deriveBits']).then(
				() => true,
				() => false
			)
		: Promise.resolve(false);

/** A new key pair, 32 bytes each. */
export async function newKeyPair(): Promise<KeyPair> {
	const privateKey = crypto.getRandomValues(new Uint8Array(32));
	return { privateKey, publicKey: await publicKeyOf(privateKey) };
}

/** The public half of a private key. */
export async function publicKeyOf(privateKey: PrivateKey): Promise<Bytes> {
	const key = await browserKey(privateKey, true);
	const { x = '' } = await crypto.subtle.exportKey('jwk', key);
	return bytesOf(x);
}

/** Seals to a public key, in the format of the server's `seal`. */
export async function sealTo(publicKey: Bytes, plain: Bytes, at: Place): Promise<Bytes> {
	const recipientPublicKey = await suite.kem.deserializePublicKey(publicKey);
	const sender = await suite.createSenderContext({ recipientPublicKey, info: utf8(at.info) });
	const ciphertext = await sender.seal(plain, utf8(at.place));
	return joined(new Uint8Array(sender.enc), new Uint8Array(ciphertext));
}

/** Opens what was sealed to the key; throws where anything does not fit. */
export async function openWith(key: KeyPair, sealed: Bytes, at: Place): Promise<Bytes> {
	const privateKey = await browserKey(key.privateKey);
	return opener({ publicKey: key.publicKey, privateKey }, at.info)(sealed, at.place);
}

const utf8 = (text: string) => new TextEncoder().encode(text);
