import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { Bytes, PrivateKey } from './bytes.ts';
import { bytesOf, joined } from './bytes.ts';

const encapsulatedBytes = 32;
// A raw X25519 key in the form that browsers read (RFC 8410).
const privatePrefix = Uint8Array.from([
	0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20
]);
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
	const { subtle } = crypto;
	const der = joined(privatePrefix, privateKey);
	const key = await subtle.importKey('pkcs8', der, 'X25519', true, ['deriveBits']);
	const { x = '' } = await subtle.exportKey('jwk', key);
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
	const recipientKey = {
		publicKey: await suite.kem.deserializePublicKey(key.publicKey),
		privateKey: await suite.kem.deserializePrivateKey(key.privateKey)
	};
	const enc = sealed.slice(0, encapsulatedBytes);
	const recipient = await suite.createRecipientContext({ recipientKey, enc, info: utf8(at.info) });
	return new Uint8Array(await recipient.open(sealed.slice(encapsulatedBytes), utf8(at.place)));
}

const utf8 = (text: string) => new TextEncoder().encode(text);
