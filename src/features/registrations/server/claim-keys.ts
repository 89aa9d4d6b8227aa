import { hkdfSync } from 'node:crypto';
import { claimKeyParts, type ClaimKeys } from '../rules/claim-code.ts';

/** What `claimKeys` gives, at once: Web Crypto hands each key to another thread, which costs more than the key. */
export function claimKeysAtOnce(secret: string): ClaimKeys {
	const { salt, lookup, ownKey } = claimKeyParts;
	const derive = (info: string) => new Uint8Array(hkdfSync('sha256', secret, salt, info, 32));
	return { lookup: derive(lookup), ownKey: derive(ownKey) };
}
