import type { Wrapping } from '../../types.ts';
import { bytesOf, textOf, type Bytes } from './bytes.ts';

type Prf = { enabled?: boolean; results?: { first?: ArrayBuffer } };
type PasskeyWrapping = Extract<Wrapping, { kdf: 'passkey-prf' }>;

/** Whether this browser says that its passkeys can give keys; old ones that can't say so are left out. */
export async function knowsPrf(): Promise<boolean> {
	if (!('PublicKeyCredential' in globalThis)) return false;
	const asked = PublicKeyCredential as unknown as {
		getClientCapabilities?: () => Promise<Record<string, boolean>>;
	};
	const known = await asked.getClientCapabilities?.().catch(() => undefined);
	return known?.['extension:prf'] === true;
}

/** Makes a passkey that gives keys and signs nobody in; undefined where the device can't or the person said no. */
export async function makePrfPasskey(label: string): Promise<PasskeyWrapping | undefined> {
	try {
		const salt = crypto.getRandomValues(new Uint8Array(32));
		const made = (await navigator.credentials.create({
			publicKey: {
				rp: { name: label },
				user: {
					id: crypto.getRandomValues(new Uint8Array(32)),
					name: label,
					displayName: label
				},
				challenge: crypto.getRandomValues(new Uint8Array(32)),
				pubKeyCredParams: [
					{ type: 'public-key', alg: -7 },
					{ type: 'public-key', alg: -257 }
				],
				authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
				extensions: { prf: {} }
			}
		})) as PublicKeyCredential | null;
		const prf = (made?.getClientExtensionResults() as { prf?: Prf } | undefined)?.prf;
		if (!made || prf?.enabled !== true) return undefined;
		const credentialId = textOf(new Uint8Array(made.rawId));
		return { kdf: 'passkey-prf', credentialId, salt: textOf(salt) };
	} catch {
		// The person said no, or the device can't: both leave no passkey.
		return undefined;
	}
}

/** The 32 bytes that the passkey gives for the salt; throws where the person says no. */
export async function prfOf({ credentialId, salt }: PasskeyWrapping): Promise<Bytes> {
	const got = (await navigator.credentials.get({
		publicKey: {
			challenge: crypto.getRandomValues(new Uint8Array(32)),
			allowCredentials: [{ type: 'public-key', id: bytesOf(credentialId) }],
			userVerification: 'required',
			extensions: { prf: { eval: { first: bytesOf(salt) } } }
		}
	})) as PublicKeyCredential | null;
	const prf = (got?.getClientExtensionResults() as { prf?: Prf } | undefined)?.prf;
	if (!prf?.results?.first) throw new Error('the passkey gave no key');
	return new Uint8Array(prf.results.first);
}
