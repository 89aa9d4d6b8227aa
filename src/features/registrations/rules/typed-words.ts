import { languages, type Language } from '#lib/i18n/languages.ts';
import { wordsInCode } from './claim-code.ts';
import { claimWords, suggestWord } from './claim-words.ts';

export type WordFaults = {
	count: number;
	/** Words of no list, each with the one that a slip of the finger may have made it of. */
	unknown: { word: string; meant: string | undefined }[];
};

/** What is wrong with a code as it was typed; undefined where it is six words of our lists. */
export function wordFaults(typed: string, language: Language): WordFaults | undefined {
	if (claimWords(typed)) return undefined;
	const words = typed.normalize('NFC').match(/\p{L}+/gu) ?? [];
	const unknown = words
		.slice(0, 2 * wordsInCode)
		.filter((word) => !isOurs(word))
		.map((word) => ({ word, meant: meantBy(word, language) }));
	return { count: words.length, unknown };
}

const isOurs = (word: string) => claimWords(Array(wordsInCode).fill(word).join(' ')) !== undefined;

/** In the language of the page first: most people read in the language in which they registered. */
function meantBy(word: string, language: Language): string | undefined {
	const all = [language, ...languages.filter((other) => other !== language)];
	return all.map((each) => suggestWord(word, each)).find(Boolean);
}
