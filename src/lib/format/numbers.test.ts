import { expect, test } from 'vitest';
import { formatBytes, formatMoney, formatNumber, formatPercent, formatRange } from './numbers.ts';

/** Digits are parted by spaces that do not break; here they are plain ones. */
const everywhere = (write: (language: 'en' | 'lt' | 'nb') => string) =>
	(['en', 'lt', 'nb'] as const).map((language) => write(language).replace(/[\u00a0\u202f]/g, ' '));

test('thousands and fractions are parted as each language does', () => {
	expect(everywhere((language) => formatNumber(12345.5, language))).toEqual([
		'12,345.5',
		'12 345,5',
		'12 345,5'
	]);
});

test('a range of two sources keeps both ends', () => {
	expect(everywhere((language) => formatRange(10_000, 20_000, language))).toEqual([
		'10,000–20,000',
		'10 000–20 000',
		'10 000–20 000'
	]);
});

test('a range without width is a number', () => {
	expect(formatRange(7, 7, 'nb')).toBe('7');
});

test('a share is a percentage', () => {
	expect(everywhere((language) => formatPercent(0.456, language))).toEqual([
		'45.6%',
		'45,6 %',
		'45,6 %'
	]);
});

test('cents are written with their currency', () => {
	expect(everywhere((language) => formatMoney(1234560, 'EUR', language))).toEqual([
		'€12,345.60',
		'12 345,60 €',
		'12 345,60 €'
	]);
});

test('a file has a size that people say', () => {
	expect(everywhere((language) => formatBytes(1_200_000, language))).toEqual([
		'1.2 MB',
		'1,2 MB',
		'1,2 MB'
	]);
});
