import { formatNumber } from '#lib/format/numbers.ts';
import type { Speech } from '#lib/i18n/translator.ts';
import type { Figure } from './types.ts';

/** A figure in words as its source gives it: 'about 10,000', 'up to 20,000'. */
export function figureWords({ language, t }: Speech, { qualifier, low, high }: Figure): string {
	const number = (value: number | undefined) =>
		value === undefined ? '' : formatNumber(value, language);
	return t(`results.figure_${qualifier}`, { low: number(low), high: number(high) });
}
