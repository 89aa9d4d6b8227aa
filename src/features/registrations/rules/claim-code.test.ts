import { hkdfSync, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { languages } from '#lib/i18n/languages.ts';
import { claimKeys, claimSecret, foldWord, newClaimCode } from './claim-code.ts';
import { claimWordLists, claimWords, suggestWord } from './claim-words.ts';

const secret = 'acorn-badger-cactus-daylight-emerald-falcon';

describe.each(languages)('a new code in %s', (language) => {
	const words = claimWordLists[language];

	test('spends ten random bits on each word, so that 60 bits make the code', () => {
		const every = Array.from({ length: 2 ** 16 }, (_, pair) => pair);
		const drawn = Map.groupBy(every, (pair) => {
			const bytes = new Uint8Array(12).fill(0);
			new DataView(bytes.buffer).setUint16(10, pair);
			return newClaimCode(words, () => bytes)[5];
		});
		expect([...drawn.keys()].sort()).toEqual([...words].sort());
		expect(new Set([...drawn.values()].map(({ length }) => length))).toEqual(new Set([64]));
	});

	test('takes each word from bytes of its own', () => {
		const bytes = Uint8Array.of(0, 0, 0, 1, 0, 2, 3, 253, 3, 254, 3, 255);
		expect(newClaimCode(words, () => bytes)).toEqual(
			[0, 1, 2, 1021, 1022, 1023].map((place) => words[place])
		);
	});

	test('is read again as it was given', () => {
		const code = newClaimCode(words, randomBytes);
		expect(claimWords(code.join(' '))).toEqual(code.map(foldWord));
	});

	test.each([
		['in capitals', (code: string[]) => code.join(' ').toUpperCase()],
		['without marks', (code: string[]) => code.map(foldWord).join(' ')],
		['with marks as letters of their own', (code: string[]) => code.join(' ').normalize('NFD')],
		['with hyphens', (code: string[]) => code.join('-')],
		['with dashes and spaces', (code: string[]) => code.join(' – ')],
		['with commas and a full stop', (code: string[]) => `${code.join(', ')}.`],
		['with double and hard spaces', (code: string[]) => `  ${code.join(' \u00a0')} `],
		['in lines', (code: string[]) => code.join('\r\n')],
		['numbered', (code: string[]) => code.map((word, at) => `${at + 1}. ${word}`).join('\n')],
		[
			'with numbers that cling',
			(code: string[]) => code.map((w, at) => `${at + 1})${w}`).join(' ')
		],
		[
			'with soft hyphens',
			(code: string[]) => code.map((w) => `${w[0]}\u00ad${w.slice(1)}`).join(' ')
		]
	])('is read %s', (_, typed) => {
		for (let place = 0; place + 6 <= words.length; place += 6) {
			const code = words.slice(place, place + 6);
			expect(claimWords(typed(code))).toEqual(code.map(foldWord));
		}
	});

	test('is mended where one letter too many stands in a word', () => {
		const mended = words.map((word) => suggestWord(`${foldWord(word)}q`, language));
		expect(mended).toEqual(words);
	});
});

test('a source that gives too few random bytes is a fault, not a weak code', () => {
	expect(() => newClaimCode(claimWordLists.en, () => new Uint8Array(11))).toThrow(RangeError);
});

test('bytes that lie inside a larger buffer are read from their own place', () => {
	const bytes = new Uint8Array([255, 255, ...new Uint8Array(12)]).subarray(2);
	expect(new Set(newClaimCode(claimWordLists.en, () => bytes))).toEqual(new Set(['acorn']));
});

test('words of several languages may stand in one code', () => {
	expect(claimWords('acorn ežeras Åker ACORN agurk šuo')).toEqual([
		'acorn',
		'ezeras',
		'aker',
		'acorn',
		'agurk',
		'suo'
	]);
});

test('å and ø may be typed as aa and oe', () => {
	expect(claimWords('aaker blaabaer broed oerret kaalrot oboe')).toEqual([
		'aker',
		'blabaer',
		'brod',
		'orret',
		'kalrot',
		'oboe'
	]);
});

test.each([
	['nothing', ''],
	['five words', 'acorn badger cactus daylight emerald'],
	['seven words', 'acorn badger cactus daylight emerald falcon acorn'],
	['a word of no list', 'acorn badger cactus daylight emerald qwerty'],
	['a slip of the finger', 'acorn badger cactus daylight emerald falkon'],
	['letters that only look alike', 'асorn badger cactus daylight emerald falcon'],
	['numbers alone', '1 2 3 4 5 6']
])('%s is not a code', (_, typed) => {
	expect(claimWords(typed)).toBeUndefined();
});

test.each([
	['another letter', 'falkon', 'en', 'falcon'],
	['a letter too few', 'emrald', 'en', 'emerald'],
	['a letter too many', 'Badgger', 'en', 'badger'],
	['two letters in the wrong order', 'catcus', 'en', 'cactus'],
	['a letter too few and no marks', 'zvaigde', 'lt', 'žvaigždė'],
	['capitals', 'EŽERSA', 'lt', 'ežeras'],
	['ä for æ', 'jordbär', 'nb', 'jordbær'],
	['a word as it stands', 'falcon', 'en', undefined],
	['a word of another language', 'ežeras', 'en', undefined],
	['a word between “map” and “tape”', 'tap', 'en', undefined],
	['nothing', '', 'en', undefined]
] as const)('%s: “%s” in %s may mean %s', (...[, typed, language, meant]) => {
	expect(suggestWord(typed, language)).toBe(meant);
});

test('the secret of a code is the same however its words are written', () => {
	expect(claimSecret(['Žvaigždė', 'åker', 'ærfugl'])).toBe('zvaigzde-aker-aerfugl');
	expect(claimSecret(claimWords(secret.toUpperCase()) ?? [])).toBe(secret);
});

test('the keys of a code are HKDF of its secret, as another implementation gives it', async () => {
	const expected = (info: string) =>
		new Uint8Array(hkdfSync('sha256', secret, 'tiltas claim', info, 32));
	expect(await claimKeys(secret)).toEqual({ lookup: expected('lookup'), ownKey: expected('own') });
});

test('another code, another order and the other value give other bytes', async () => {
	const keys = await Promise.all([
		claimKeys(secret),
		claimKeys('badger-acorn-cactus-daylight-emerald-falcon'),
		claimKeys('acorn-badger-cactus-daylight-emerald-garden')
	]);
	const values = keys.flatMap(({ lookup, ownKey }) => [lookup, ownKey]);
	expect(new Set(values.map((value) => Buffer.from(value).toString('hex'))).size).toBe(6);
});
