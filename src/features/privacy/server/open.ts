import { inspect } from 'node:util';
import { openWith } from '#platform/server/sealing/symmetric.ts';
import { contactPlace, ownAnswerPlace } from '../rules.ts';
import { withoutPadding } from '../rules/padding.ts';
import type { ParticipantKeys } from './participant-keys.ts';

const refuse = (): never => {
	throw new Error('What was opened is not to be written down.');
};

/**
 * A value that was sealed. It does not become text by accident: a log line, JSON or a template that
 * takes it throws; whoever needs it asks for it by name.
 */
export class Opened {
	readonly #value: string;
	constructor(value: string) {
		this.#value = value;
	}
	/** The value itself, for the one use it was opened for. */
	reveal(): string {
		return this.#value;
	}
	toJSON = refuse;
	toString = refuse;
	[Symbol.toPrimitive] = refuse;
	[inspect.custom] = () => '(opened)';
}

/** Opens a contact to send one letter of its event; nothing else may ask for it. Throws if it does not fit. */
export function openContact(
	{ contacts }: Pick<ParticipantKeys, 'contacts'>,
	registration: { id: string; sealedContact: Uint8Array }
): Opened {
	const plain = openWith(contacts, registration.sealedContact, contactPlace(registration.id));
	return new Opened(withoutPadding(plain));
}

type OwnAnswer = { registrationId: string; questionId: string; own: Uint8Array };

/** Opens a person's own copy of an answer with the key of the claim code and the instance's; throws if it does not fit. */
export function openOwnAnswer(
	keys: Pick<ParticipantKeys, 'own'>,
	claimKey: Uint8Array,
	answer: OwnAnswer
): Opened {
	const place = ownAnswerPlace(answer.registrationId, answer.questionId);
	return new Opened(withoutPadding(openWith(claimKey, unlocked(keys, answer.own, place), place)));
}

/** What was written before copies were locked stands as the person's code sealed it. */
function unlocked({ own: key }: Pick<ParticipantKeys, 'own'>, own: Uint8Array, place: string) {
	try {
		return openWith(key, own, place);
	} catch {
		return own;
	}
}
