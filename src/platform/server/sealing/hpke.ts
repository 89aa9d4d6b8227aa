import {
	createCipheriv,
	createDecipheriv,
	createPrivateKey,
	createPublicKey,
	diffieHellman,
	generateKeyPairSync,
	type KeyObject
} from 'node:crypto';
import { keyedHash, secretKey } from './keyed-hash.ts';

/**
 * HPKE in its base mode, one message (RFC 9180: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM).
 * A sealed value is the 32 bytes of the encapsulated key, then the ciphertext with its tag of 16 bytes.
 */
export type Purpose = {
	/** What the value is for: another purpose can't open it. */
	info: string;
	/** Where the value stands: moved to another row or field, it no longer opens. */
	place: string;
};

const encapsulatedBytes = 32;
const tagBytes = 16;
// Raw X25519 keys in the DER that node:crypto reads (RFC 8410).
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');
const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
const kem = Buffer.from('KEM\x00\x20', 'latin1');
const suite = Buffer.from('HPKE\x00\x20\x00\x01\x00\x02', 'latin1');
const empty = Buffer.alloc(0);

/** A receiver's public key, from its 32 bytes. */
export function readPublicKey(bytes: Uint8Array): { key: KeyObject; bytes: Buffer } {
	if (bytes.length !== 32) throw new RangeError('a public key has 32 bytes');
	const own = Buffer.from(bytes);
	const der = Buffer.concat([publicPrefix, own]);
	return { key: createPublicKey({ key: der, format: 'der', type: 'spki' }), bytes: own };
}

/** Seals to a public key what only its private key opens; throws on a key that is no point. */
export function seal(
	to: ReturnType<typeof readPublicKey>,
	plain: Uint8Array,
	{ info, place }: Purpose
): Buffer {
	const ephemeral = generateKeyPairSync('x25519');
	const enc = rawPublic(ephemeral.publicKey);
	const dh = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: to.key });
	const { key, nonce } = schedule(sharedSecret(dh, enc, to.bytes), info);
	const cipher = createCipheriv('aes-256-gcm', secretKey(key), nonce).setAAD(Buffer.from(place));
	return Buffer.concat([enc, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what was sealed to the key of these 32 bytes; throws when anything does not fit. */
export function open(privateBytes: Uint8Array, sealed: Uint8Array, purpose: Purpose): Buffer {
	const der = Buffer.concat([privatePrefix, privateBytes]);
	const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
	const enc = Buffer.from(sealed.subarray(0, encapsulatedBytes));
	const dh = diffieHellman({ privateKey, publicKey: readPublicKey(enc).key });
	const own = rawPublic(createPublicKey(privateKey));
	const { key, nonce } = schedule(sharedSecret(dh, enc, own), purpose.info);
	const end = sealed.length - tagBytes;
	const decipher = createDecipheriv('aes-256-gcm', secretKey(key), nonce)
		.setAAD(Buffer.from(purpose.place))
		.setAuthTag(sealed.subarray(end));
	return Buffer.concat([
		decipher.update(sealed.subarray(encapsulatedBytes, end)),
		decipher.final()
	]);
}

// As JWK, which takes a twentieth of the time of DER.
const rawPublic = (key: KeyObject) =>
	Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');

function sharedSecret(dh: Buffer, enc: Buffer, receiver: Buffer): Buffer {
	const eae = labeledExtract(kem, empty, { label: 'eae_prk', value: dh });
	const value = Buffer.concat([enc, receiver]);
	return labeledExpand(kem, eae, { label: 'shared_secret', value, length: 32 });
}

function schedule(secret: Buffer, info: string): { key: Buffer; nonce: Buffer } {
	const context = contextOf(info);
	const prk = labeledExtract(suite, secret, { label: 'secret', value: empty });
	const expand = (label: string, length: number) =>
		labeledExpand(suite, prk, { label, value: context, length });
	return { key: expand('key', 32), nonce: expand('base_nonce', 12) };
}

const contexts = new Map<string, Buffer>();

/** Of each purpose the same at every sealing; purposes are few, and all our own. */
function contextOf(info: string): Buffer {
	const known = contexts.get(info);
	if (known) return known;
	const idHash = labeledExtract(suite, empty, { label: 'psk_id_hash', value: empty });
	const infoHash = labeledExtract(suite, empty, { label: 'info_hash', value: Buffer.from(info) });
	const made = Buffer.concat([Buffer.from([0]), idHash, infoHash]);
	contexts.set(info, made);
	return made;
}

const version = Buffer.from('HPKE-v1');
type Labeled = { label: string; value: Buffer };

function labeledExtract(id: Buffer, salt: Buffer, { label, value }: Labeled): Buffer {
	const hmac = keyedHash(salt);
	return hmac.update(version).update(id).update(label).update(value).digest();
}

/** One block of HKDF is enough: no length here is over 32 bytes. */
function labeledExpand(
	id: Buffer,
	prk: Buffer,
	{ label, value, length }: Labeled & { length: number }
): Buffer {
	const size = Buffer.from([length >> 8, length & 255]);
	const hmac = keyedHash(prk).update(size).update(version).update(id);
	return hmac
		.update(label)
		.update(value)
		.update(Buffer.from([1]))
		.digest()
		.subarray(0, length);
}
