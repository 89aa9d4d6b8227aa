import type { Language } from '#lib/i18n/languages.ts';
import { englishWords } from './claim-words-en.ts';
import { lithuanianWords } from './claim-words-lt.ts';
import { norwegianWords } from './claim-words-nb.ts';

export const claimWordLists: Record<Language, readonly string[]> = {
	en: englishWords,
	lt: lithuanianWords,
	nb: norwegianWords
};

/** Words in a code. Each is one of 1,024 and so carries 10 bits: 60 bits in all. */
export const wordsInCode = 6;
const bitsOfWord = 0b11_1111_1111;

/** A word as it may be typed on any keyboard: small letters without marks, æ as ae and ø as o. */
export function foldWord(word: string): string {
	return word
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\p{M}\p{Cf}]/gu, '')
		.replaceAll('æ', 'ae')
		.replaceAll('ø', 'o');
}

const written = (words: readonly string[]) => new Map(words.map((word) => [foldWord(word), word]));
/** Of each language the words as they are written, by what is typed. */
const known: Record<Language, ReadonlyMap<string, string>> = {
	en: written(englishWords),
	lt: written(lithuanianWords),
	nb: written(norwegianWords)
};
const isKnown = (folded: string) => Object.values(known).some((words) => words.has(folded));

/**
 * A new code: six words as they are written in the language, from 60 random bits. `randomBytes` is asked for
 * 12 bytes once, two for each word, of which 10 bits count: no word is likelier than another.
 */
export function newClaimCode(
	language: Language,
	randomBytes: (count: number) => Uint8Array
): string[] {
	const bytes = randomBytes(2 * wordsInCode);
	const pairs = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return Array.from(
		{ length: wordsInCode },
		(_, index) => claimWordLists[language][pairs.getUint16(2 * index) & bitsOfWord] ?? ''
	);
}

/**
 * The six folded words of a code as somebody typed it: with or without capitals, marks, hyphens, commas,
 * numbers and line breaks, in any of the languages. Undefined if they are not six or one is not in a list.
 */
export function claimWords(typed: string): string[] | undefined {
	const words = (foldWord(typed).match(/\p{L}+/gu) ?? []).map(readWord);
	const all = words.filter((word) => word !== undefined);
	return words.length === wordsInCode && all.length === wordsInCode ? all : undefined;
}

/** Where å and ø are missing on the keyboard, some write aa and oe. */
function readWord(folded: string): string | undefined {
	const shorter = folded.replaceAll('aa', 'a').replaceAll('oe', 'o');
	return [folded, shorter].find(isKnown);
}

/** The one word of the language that one slip of the finger made this of; undefined if there is none or a choice. */
export function suggestWord(typed: string, language: Language): string | undefined {
	const folded = foldWord(typed).trim();
	if (readWord(folded)) return undefined;
	const near = [...known[language]].filter(([word]) => isOneSlip(word, folded));
	return near.length === 1 ? near[0]?.[1] : undefined;
}

/** One letter more, one fewer, another one, or two neighbours in the wrong order. */
function isOneSlip(word: string, typed: string): boolean {
	const shorter = Math.min(word.length, typed.length);
	let start = 0;
	while (start < shorter && word[start] === typed[start]) start++;
	let end = 0;
	while (end < shorter - start && word.at(-1 - end) === typed.at(-1 - end)) end++;
	const [left, right] = [word.length - start - end, typed.length - start - end];
	if (left === 2 && right === 2)
		return word[start] === typed[start + 1] && word[start + 1] === typed[start];
	return left <= 1 && right <= 1 && left + right > 0;
}

/** What the keys of a code are made of: its folded words with hyphens between. Never stored. */
export function claimSecret(words: readonly string[]): string {
	return words.map(foldWord).join('-');
}

export type ClaimKeys = {
	/** What finds the place again, 32 bytes: it tells nothing of `ownKey`. */
	lookup: Uint8Array<ArrayBuffer>;
	/** The key of the person's own copy of the answers, 32 bytes for AES-256-GCM. */
	ownKey: Uint8Array<ArrayBuffer>;
};

/** What the two are derived with. */
export const claimKeyParts = { salt: 'tiltas claim', lookup: 'lookup', ownKey: 'own' };

/** What a code's secret stands for: HKDF (RFC 5869) with SHA-256, by Web Crypto. */
export async function claimKeys(secret: string): Promise<ClaimKeys> {
	const { subtle } = globalThis.crypto;
	const key = await subtle.importKey('raw', bytesOf(secret), 'HKDF', false, ['deriveBits']);
	const derive = async (info: string) => {
		const salt = bytesOf(claimKeyParts.salt);
		const how = { name: 'HKDF', hash: 'SHA-256', salt, info: bytesOf(info) };
		return new Uint8Array(await subtle.deriveBits(how, key, 256));
	};
	const [lookup, ownKey] = await Promise.all([
		derive(claimKeyParts.lookup),
		derive(claimKeyParts.ownKey)
	]);
	return { lookup, ownKey };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
