import type { Language } from '#lib/i18n/languages.ts';
import { foldWord, wordsInCode } from './claim-code.ts';
import { englishWords } from './claim-words-en.ts';
import { lithuanianWords } from './claim-words-lt.ts';
import { norwegianWords } from './claim-words-nb.ts';

export const claimWordLists: Record<Language, readonly string[]> = {
	en: englishWords,
	lt: lithuanianWords,
	nb: norwegianWords
};

const written = (words: readonly string[]) => new Map(words.map((word) => [foldWord(word), word]));
/** Of each language the words as they are written, by what is typed. */
const known: Record<Language, ReadonlyMap<string, string>> = {
	en: written(englishWords),
	lt: written(lithuanianWords),
	nb: written(norwegianWords)
};
const isKnown = (folded: string) => Object.values(known).some((words) => words.has(folded));

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
