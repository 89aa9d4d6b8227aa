export type PasskeyFailure = 'sign-in-first' | 'not-added';

export const knowsPasskeys = (): boolean =>
	'PublicKeyCredential' in globalThis && 'parseCreationOptionsFromJSON' in PublicKeyCredential;

/** Has the device make a passkey and gives it to the server; gives back why it could not, if it could not. */
export async function createPasskey(
	address: string,
	name: string
): Promise<PasskeyFailure | undefined> {
	try {
		const asked = await fetch(address);
		if (!asked.ok) return failureOf(asked);
		const options = (await asked.json()) as PublicKeyCredentialCreationOptionsJSON;
		const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
		const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
		const added = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ response: made.toJSON(), name })
		});
		return added.ok ? undefined : failureOf(added);
	} catch {
		// The person said no, the device can't, or the connection broke: all leave no passkey.
		return 'not-added';
	}
}

const failureOf = ({ status }: Response): PasskeyFailure =>
	status === 403 ? 'sign-in-first' : 'not-added';
