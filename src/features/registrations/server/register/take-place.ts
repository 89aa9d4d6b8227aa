import type { Language } from '#lib/i18n/languages.ts';
import { keyedHash } from '#platform/server/sealing/keyed-hash.ts';
import { isAllTaken } from '../../rules.ts';
import { claimSecret, newClaimCode } from '../../rules/claim-code.ts';
import { claimWordLists } from '../../rules/claim-words.ts';
import type { NewPlace, Registered, RegistrationForm } from '../../types.ts';
import { claimKeysAtOnce } from '../claim-keys.ts';
import type { Visit } from '../visit.ts';
import { earlier, register } from './register.ts';
import { sealedAnswers } from './sealed-answers.ts';

/** What a form without JavaScript sends; nothing of it is written before it is sealed. */
export type PlainRequest = {
	requestKey: string;
	language: Language;
	productIds: readonly string[];
	/** How many places, for a group with the first person's answers only. */
	size: number;
	/** By the question's id; a choice is the option's id. */
	answers: ReadonlyMap<string, string>;
	contact: string | undefined;
	invitationId: string | undefined;
};

export type Taken =
	| { ok: true; state: 'confirmed' | 'waiting' | 'requested'; codes: string[][] }
	| Extract<Registered, { ok: false }>;

/**
 * Takes places for somebody whose browser can't seal: makes the claim codes, seals every answer, and then
 * registers. The codes come from the form's request key, so that a form sent again shows them again.
 */
export async function takePlace(
	visit: Visit,
	form: RegistrationForm,
	sent: PlainRequest
): Promise<Taken> {
	const codes = Array.from({ length: sent.size }, (_, index) =>
		newClaimCode(claimWordLists[sent.language], (count) =>
			bytesFor(visit, { sent, index, purpose: 'code' }, count)
		)
	);
	// In a rush most come too late: nothing is sealed for them.
	if (isAllTaken(form, sent.productIds, visit.clock())) {
		const before = await earlier(visit, form, sent);
		return before ? { ok: true, state: before.state, codes } : { ok: false, reason: 'full' };
	}
	const places = codes.map((words, index) => placeOf(visit, form, { sent, words, index }));
	const registered = await register(visit, form, { ...sent, places });
	return registered.ok ? { ok: true, state: registered.state, codes } : registered;
}

type Numbered = { sent: PlainRequest; index: number };

function placeOf(
	visit: Visit,
	form: RegistrationForm,
	numbered: Numbered & { words: string[] }
): NewPlace {
	const secret = claimSecret(numbered.words);
	const { lookup, ownKey } = claimKeysAtOnce(secret);
	const id = uuidOf(bytesFor(visit, { ...numbered, purpose: 'id' }, 16));
	// Of a group only the one who registers it answers; the others do so with their own code.
	const { index, sent } = numbered;
	const answers =
		index === 0 ? sealedAnswers(form, { registrationId: id, ownKey }, sent.answers) : [];
	return { id, lookup, answers };
}

/** Bytes that only this instance can make from a form's request key, and makes again for the same form. */
function bytesFor(
	{ keys }: Visit,
	{ sent, index, purpose }: Numbered & { purpose: 'code' | 'id' },
	count: number
): Buffer {
	return keyedHash(keys.claims)
		.update([purpose, sent.requestKey, sent.language, index].join('\0'))
		.digest()
		.subarray(0, count);
}

/** A random id as RFC 9562 writes it (version 8: its bits are ours). */
function uuidOf(bytes: Uint8Array): string {
	const own = Buffer.from(bytes);
	own[6] = ((own[6] ?? 0) & 0x0f) | 0x80;
	own[8] = ((own[8] ?? 0) & 0x3f) | 0x80;
	const hex = own.toString('hex');
	const at = [0, 8, 12, 16, 20, 32];
	return at
		.slice(1)
		.map((end, index) => hex.slice(at[index], end))
		.join('-');
}
