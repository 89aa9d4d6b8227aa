import { sealAnswer } from '#features/privacy/ui/seal.ts';
import { claimKeys, claimSecret, newClaimCode } from '../../rules/claim-code.ts';

/** A place whose words were drawn in this browser; sent again, it is the same place. */
export type DrawnPlace = { id: string; words: string[] };

export function drawPlace(words: readonly string[]): DrawnPlace {
	const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
	return { id: crypto.randomUUID(), words: newClaimCode(words, random) };
}

type Given = {
	eventKey: Uint8Array<ArrayBuffer>;
	places: readonly DrawnPlace[];
	/** Of the first person, by the question's id; a choice is counted and so names its option. */
	answers: readonly { questionId: string; answer: string; isChoice: boolean }[];
};

/** The places as they are sent: no word and no answer leaves the browser in plain. */
export function sealedPlaces({ eventKey, places, answers }: Given) {
	return Promise.all(
		places.map(async ({ id, words }, index) => {
			const secret = claimSecret(words);
			const { lookup, ownKey } = await claimKeys(secret);
			const own = index === 0 ? answers : [];
			const sealed = own.map(async ({ questionId, answer, isChoice }) => {
				const keys = { eventKey, claimKey: ownKey };
				const made = await sealAnswer(keys, { registrationId: id, questionId }, answer);
				const optionId = isChoice ? answer : undefined;
				return { questionId, sealed: base64(made.sealed), own: base64(made.own), optionId };
			});
			return { id, lookup: base64(lookup), answers: await Promise.all(sealed) };
		})
	);
}

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
	Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
