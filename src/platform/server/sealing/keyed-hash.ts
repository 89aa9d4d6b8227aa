import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** An HMAC with SHA-256 that is still to be fed: 32 bytes in the end. */
export function keyedHash(key: Uint8Array): ReturnType<typeof createHmac> {
	return createHmac('sha256', secretKey(key));
}

/** A key in the form that node:crypto takes at once: of plain bytes it finds out what they are, four times as slow. */
export const secretKey = (key: Uint8Array): KeyObject => createSecretKey(key);
