import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Bytes, PrivateKey } from './bytes.ts';
import { joined } from './bytes.ts';

const encapsulatedBytes = 32;
// A raw X25519 key in the form that browsers read (RFC 8410).
const privatePrefix = Uint8Array.from([
	0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20
]);

/** A key pair whose private half the browser keeps to itself: it can be sent to a worker, not read. */
export type OpeningKey = { publicKey: Bytes; privateKey: CryptoKey };

/** A private key as the browser's own. */
export function browserKey(privateKey: PrivateKey, isReadable = false): Promise<CryptoKey> {
	const der = joined(privatePrefix, privateKey);
	return crypto.subtle.importKey('pkcs8', der, 'X25519', isReadable, ['deriveBits']);
}

/**
 * What opens everything that was sealed to one key for one purpose: HPKE's base mode, in the format of the
 * server's `seal`; throws where anything does not fit. The curve and the cipher are the browser's. The small
 * hashes between them are made here, for asking the browser for each of them takes longer than making it.
 */
export function opener({ publicKey, privateKey }: OpeningKey, info: string) {
	const { subtle } = crypto;
	const begun = contextOf(info);
	return async (sealed: Bytes, place: string): Promise<Bytes> => {
		const enc = sealed.subarray(0, encapsulatedBytes);
		const sender = await subtle.importKey('raw', enc, 'X25519', false, []);
		const dh = await subtle.deriveBits({ name: 'X25519', public: sender }, privateKey, 256);
		const secret = sharedSecret(new Uint8Array(dh), joined(enc, publicKey));
		const { key, nonce } = schedule(secret, begun);
		const aes = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
		const how = { name: 'AES-GCM', iv: nonce, additionalData: utf8(place) };
		return new Uint8Array(await subtle.decrypt(how, aes, sealed.subarray(encapsulatedBytes)));
	};
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const kem = 'KEM\x00\x20';
const suite = 'HPKE\x00\x20\x00\x01\x00\x02';
const empty = new Uint8Array();
const firstBlock = Uint8Array.of(1);
// Labels of RFC 9180, with what stands before them.
const eae = utf8(`HPKE-v1${kem}eae_prk`);
const secretLabel = utf8(`HPKE-v1${suite}secret`);
const shared = utf8(`\x00\x20HPKE-v1${kem}shared_secret`);
const keyLabel = utf8(`\x00\x20HPKE-v1${suite}key`);
const nonceLabel = utf8(`\x00\x0cHPKE-v1${suite}base_nonce`);

function mac(key: Uint8Array, ...parts: Uint8Array[]): Bytes {
	const hash = hmac.create(sha256, key);
	for (const part of parts) hash.update(part);
	return Uint8Array.from(hash.digest());
}

/** The same for every value of one purpose. */
const contextOf = (info: string) =>
	joined(
		joined(Uint8Array.of(0), mac(empty, utf8(`HPKE-v1${suite}psk_id_hash`))),
		mac(empty, utf8(`HPKE-v1${suite}info_hash`), utf8(info))
	);

const sharedSecret = (dh: Uint8Array, bothKeys: Uint8Array) =>
	mac(mac(empty, eae, dh), shared, bothKeys, firstBlock);

function schedule(secret: Uint8Array, begun: Uint8Array): { key: Bytes; nonce: Bytes } {
	const prk = mac(secret, secretLabel);
	const key = mac(prk, keyLabel, begun, firstBlock);
	return { key, nonce: mac(prk, nonceLabel, begun, firstBlock).slice(0, 12) };
}
