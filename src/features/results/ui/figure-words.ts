import { formatNumber, formatPercent, formatRange } from '#lib/format/numbers.ts';
import type { Speech } from '#lib/i18n/translator.ts';
import type { Figure, Reached } from '../types.ts';

/** A figure in words as its source gives it: 'about 10,000', 'up to 20,000'. */
export function figureWords({ language, t }: Speech, { qualifier, low, high }: Figure): string {
	const number = (value: number | undefined) =>
		value === undefined ? '' : formatNumber(value, language);
	return t(`results.figure_${qualifier}`, { low: number(low), high: number(high) });
}

/** What was reached, as words of the language: a range, a share with what it is made of, or a sentence. */
export function reachedWords(reached: Reached | undefined, { language, t }: Speech): string {
	if (!reached) return t('results.no_value');
	if (reached.kind === 'text') return reached.statement;
	if (reached.kind === 'number') return formatRange(reached.low, reached.high, language);
	const { numerator, denominator } = reached;
	return `${formatPercent(numerator / denominator, language)} (${t('results.out_of', { numerator, denominator })})`;
}
