import { expect, test } from 'vitest';
import { csv } from './csv.ts';

test('cells with commas, quotes and line breaks are quoted, and lines end as RFC 4180 says', () => {
	const rows = [
		{ a: 'x,y', b: 'she said "no"' },
		{ a: 'one\ntwo', b: null }
	];
	expect(csv(['a', 'b'], rows)).toBe('a,b\r\n"x,y","she said ""no"""\r\n"one\ntwo",\r\n');
});

test.each(['=1+1', '+1', '-1', '@x', '\tx'])('%j can’t become a formula', (cell) => {
	expect(csv(['a'], [{ a: cell }])).toBe(`a\r\n'${cell}\r\n`);
});

test('a negative number stays a number, truth a word', () => {
	expect(csv(['a', 'b'], [{ a: -1, b: true }])).toBe('a,b\r\n-1,true\r\n');
});
