import { describe, expect, test } from 'vitest';
import { languages } from '#lib/i18n/languages.ts';
import { foldWord } from './claim-code.ts';
import { claimWordLists } from './claim-words.ts';

const letters = { en: /^[a-z]+$/, lt: /^[a-ząčęėįšųūž]+$/, nb: /^[a-zæøå]+$/ };

/** Pairs that one letter more, fewer or other turns into each other. */
function tooNear(words: readonly string[]): [string, string][] {
	const owner = new Map(words.map((word) => [word, word]));
	const pairs: [string, string][] = [];
	for (const word of words) {
		for (let at = 0; at < word.length; at++) {
			const [before, after] = [word.slice(0, at), word.slice(at + 1)];
			const other = owner.get(`${before}?${after}`);
			if (other) pairs.push([other, word]);
			owner.set(`${before}?${after}`, word);
			if (words.includes(before + after)) pairs.push([before + after, word]);
		}
	}
	return pairs;
}

test('words of one letter more, fewer or other are found', () => {
	expect(tooNear(['boat', 'coat', 'moss', 'oat', 'boot'])).toEqual([
		['oat', 'boat'],
		['boat', 'coat'],
		['oat', 'coat'],
		['boat', 'boot']
	]);
});

describe.each(languages)('the words of %s', (language) => {
	const words = claimWordLists[language];
	const folded = words.map(foldWord);

	test('are 1,024, so that each carries 10 bits', () => {
		expect(words).toHaveLength(2 ** 10);
	});

	test('stay different when they are typed without capitals and marks', () => {
		expect(new Set(folded).size).toBe(words.length);
	});

	test('have three to eight small letters of their own language', () => {
		expect(words.filter((word) => !letters[language].test(word))).toEqual([]);
		expect(words.filter((word) => word.length < 3 || word.length > 8)).toEqual([]);
	});

	test('need nothing but a to z when they are typed', () => {
		expect(folded.filter((word) => !/^[a-z]+$/.test(word))).toEqual([]);
	});

	test('stand in the order of their letters', () => {
		expect(folded).toEqual([...folded].sort());
	});

	test('are two slips of the finger apart', () => {
		expect(tooNear(folded)).toEqual([]);
	});
});
