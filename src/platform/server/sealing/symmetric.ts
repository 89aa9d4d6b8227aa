import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { secretKey } from './keyed-hash.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** Seals with a key of 32 bytes (AES-256-GCM): nonce of 12 bytes, ciphertext, tag of 16 bytes. */
export function sealWith(key: Uint8Array, plain: Uint8Array, place: string): Buffer {
	const nonce = randomBytes(nonceBytes);
	const cipher = createCipheriv('aes-256-gcm', secretKey(key), nonce).setAAD(Buffer.from(place));
	return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what was sealed with this key for this place; throws when anything does not fit. */
export function openWith(key: Uint8Array, sealed: Uint8Array, place: string): Buffer {
	const end = sealed.length - tagBytes;
	const decipher = createDecipheriv('aes-256-gcm', secretKey(key), sealed.subarray(0, nonceBytes))
		.setAAD(Buffer.from(place))
		.setAuthTag(sealed.subarray(end));
	return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, end)), decipher.final()]);
}
