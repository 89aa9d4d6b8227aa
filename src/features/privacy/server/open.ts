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

/** Opens a person's own copy of an answer with the key of the claim code; throws if it does not fit. */
export function openOwnAnswer(
	claimKey: Uint8Array,
	answer: { registrationId: string; questionId: string; own: Uint8Array }
): Opened {
	const place = ownAnswerPlace(answer.registrationId, answer.questionId);
	return new Opened(withoutPadding(openWith(claimKey, answer.own, place)));
}
