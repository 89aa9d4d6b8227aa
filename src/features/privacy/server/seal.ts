import { readPublicKey, seal } from '#platform/server/sealing/hpke.ts';
import { sealWith } from '#platform/server/sealing/symmetric.ts';
import { answerPlace, contactPlace, eventKeyInfo, ownAnswerPlace } from '../rules.ts';
import { contactLength, padded } from '../rules/padding.ts';
import type { ParticipantKeys } from './participant-keys.ts';

export type SealedAnswer = { sealed: Uint8Array; own: Uint8Array };

/**
 * Seals one answer for the event's key holders and for the person, before anything is written: what a
 * browser without JavaScript leaves to the server. Throws on an event key that is none.
 */
export function sealAnswer(
	to: { eventKey: Uint8Array; claimKey: Uint8Array },
	at: { registrationId: string; questionId: string },
	answer: string
): SealedAnswer {
	const plain = padded(answer);
	const place = answerPlace(at.registrationId, at.questionId);
	return {
		sealed: seal(publicKeyOf(to.eventKey), plain, { info: eventKeyInfo, place }),
		own: sealOwnAnswer(to.claimKey, at, answer)
	};
}

/** Seals the person's own copy alone, for the key that a claim code gives. */
export function sealOwnAnswer(
	claimKey: Uint8Array,
	at: { registrationId: string; questionId: string },
	answer: string
): Uint8Array {
	return sealWith(claimKey, padded(answer), ownAnswerPlace(at.registrationId, at.questionId));
}

/**
 * Locks a person's own copy once more, with the instance's key, before it is written: without that key a
 * stolen table can't be tried with one code after the other.
 */
export function lockOwnAnswer(
	{ own: key }: Pick<ParticipantKeys, 'own'>,
	at: { registrationId: string; questionId: string },
	own: Uint8Array
): Buffer {
	return sealWith(key, own, ownAnswerPlace(at.registrationId, at.questionId));
}

const readKeys = new WeakMap<Uint8Array, ReturnType<typeof readPublicKey>>();

/** In a rush everybody seals to the same key. */
function publicKeyOf(eventKey: Uint8Array): ReturnType<typeof readPublicKey> {
	const key = readKeys.get(eventKey) ?? readPublicKey(eventKey);
	readKeys.set(eventKey, key);
	return key;
}

/** Seals a contact to the instance's key, for the letters of one event. */
export function sealContact(
	{ contacts }: Pick<ParticipantKeys, 'contacts'>,
	registrationId: string,
	email: string
): Buffer {
	return sealWith(contacts, padded(email, [contactLength]), contactPlace(registrationId));
}
