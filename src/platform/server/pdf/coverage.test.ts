import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { displayable, fontCoverage } from './coverage.ts';

const font = createRequire(import.meta.url).resolve(
	'@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'
);
const covered = fontCoverage(readFileSync(font));

describe('displayable', () => {
	it.each([
		['letters of our languages stay', 'ąčęėįšųūž ÆØÅ „“«»–…€', 'ąčęėįšųūž ÆØÅ „“«»–…€'],
		['Cyrillic and Greek stay', 'Київ Αθήνα', 'Київ Αθήνα'],
		['an emoji of several parts is one mark', 'a 🏳️‍🌈 b', 'a \ufffd b'],
		['another script is one mark a word', '中文 ok', '\ufffd ok'],
		['control characters and half characters go', 'a\u0007\ud800\u200db', 'ab'],
		['lines and soft hyphens stay, a tab is a space', 'a\nb\tc\u00add', 'a\nb c\u00add']
	])('%s', (_name, text, shown) => {
		expect(displayable(text, covered)).toBe(shown);
	});
});
