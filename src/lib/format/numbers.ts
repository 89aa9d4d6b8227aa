import type { Language } from '#lib/i18n/languages.ts';
import { numberFormat } from './formats.ts';

export function formatNumber(number: number, language: Language): string {
	return numberFormat(language, { maximumFractionDigits: 2 }).format(number);
}

/** '10,000–20,000', one number where both are the same. */
export function formatRange(low: number, high: number, language: Language): string {
	if (low === high) return formatNumber(low, language);
	return `${formatNumber(low, language)}–${formatNumber(high, language)}`;
}

/** A share of a whole, '62.5 %'. */
export function formatPercent(share: number, language: Language): string {
	return numberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** Whole cents with their currency. */
export function formatMoney(cents: number, currency: string, language: Language): string {
	return numberFormat(language, { style: 'currency', currency }).format(cents / 100);
}

/** A file's size, '1.2 MB'. */
export function formatBytes(bytes: number, language: Language): string {
	const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
	const step = Math.min(3, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
	const options = { style: 'unit', unit: units[step] ?? 'byte', maximumFractionDigits: 1 } as const;
	return numberFormat(language, options).format(bytes / 1000 ** step);
}
