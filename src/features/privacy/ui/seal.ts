import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { answerPlace, eventKeyInfo, ownAnswerPlace } from '../rules.ts';
import { padded } from '../rules/padding.ts';

const nonceBytes = 12;
const suite = new CipherSuite({
	kem: new DhkemX25519HkdfSha256(),
	kdf: new HkdfSha256(),
	aead: new Aes256Gcm()
});
const bytes = (text: string) => new TextEncoder().encode(text);

type Keys = { eventKey: Uint8Array<ArrayBuffer>; claimKey: Uint8Array<ArrayBuffer> };
type At = { registrationId: string; questionId: string };

/** Seals one answer for the event's key holders and for the person, in the formats of the server's `sealAnswer`. */
export async function sealAnswer(
	{ eventKey, claimKey }: Keys,
	at: At,
	answer: string
): Promise<{ sealed: Uint8Array; own: Uint8Array }> {
	const plain = padded(answer);
	const recipientPublicKey = await suite.kem.deserializePublicKey(eventKey);
	const sender = await suite.createSenderContext({ recipientPublicKey, info: bytes(eventKeyInfo) });
	const ciphertext = await sender.seal(plain, bytes(answerPlace(at.registrationId, at.questionId)));
	const sealed = joined(new Uint8Array(sender.enc), new Uint8Array(ciphertext));
	const place = ownAnswerPlace(at.registrationId, at.questionId);
	return { sealed, own: await sealWith(claimKey, plain, place) };
}

/** AES-256-GCM: nonce of 12 bytes, ciphertext, tag of 16 bytes. */
async function sealWith(
	rawKey: Uint8Array<ArrayBuffer>,
	plain: Uint8Array<ArrayBuffer>,
	place: string
): Promise<Uint8Array> {
	const { subtle } = crypto;
	const key = await subtle.importKey('raw', rawKey, 'AES-GCM', false, ['encrypt']);
	const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
	const how = { name: 'AES-GCM', iv, additionalData: bytes(place) };
	return joined(iv, new Uint8Array(await subtle.encrypt(how, key, plain)));
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
	const whole = new Uint8Array(first.length + second.length);
	whole.set(first);
	whole.set(second, first.length);
	return whole;
}
