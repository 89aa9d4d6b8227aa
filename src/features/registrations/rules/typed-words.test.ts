import { expect, test } from 'vitest';
import { wordFaults } from './typed-words.ts';

test('six words of our lists have no fault, in whatever language the page is', () => {
	expect(wordFaults('acorn, badger cactus\nežeras EMERALD Falcon', 'nb')).toBeUndefined();
});

test.each([
	['a slip', 'acorn badger cactus daylight emerald falkon', 6, [['falkon', 'falcon']]],
	['a slip in another language', 'ežersa', 1, [['ežersa', 'ežeras']]],
	['a word of no list', 'qwertyuiop', 1, [['qwertyuiop', undefined]]],
	['one word too few', 'acorn badger cactus daylight emerald', 5, []],
	['nothing', '', 0, []]
] as const)('%s is named', (...[, typed, count, unknown]) => {
	const named = unknown.map(([word, meant]) => ({ word, meant }));
	expect(wordFaults(typed, 'en')).toEqual({ count, unknown: named });
});
