// The sign-in page works without this; where the browser knows passkeys, a button appears.
const area = /** @type {HTMLElement | null} */ (document.querySelector('[data-passkey-sign-in]'));
const failure = /** @type {HTMLElement | null} */ (area?.querySelector('[data-failure]'));
const knowsPasskeys =
	'PublicKeyCredential' in globalThis && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

if (area && knowsPasskeys) {
	area.hidden = false;
	area.querySelector('button')?.addEventListener('click', () => {
		signIn(area.dataset['passkeySignIn'] ?? '').then(
			(isIn) => (isIn ? location.assign(area.dataset['to'] ?? '/') : fail()),
			fail
		);
	});
}

function fail() {
	if (failure) failure.hidden = false;
}

/** @param {string} address */
async function signIn(address) {
	if (failure) failure.hidden = true;
	const options = await (await fetch(address)).json();
	const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
	const credential = /** @type {PublicKeyCredential} */ (
		await navigator.credentials.get({ publicKey })
	);
	const answer = await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ response: credential.toJSON() })
	});
	return answer.ok;
}
