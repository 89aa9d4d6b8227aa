import { formatPercent, formatRange } from '#lib/format/numbers.ts';
import type { Speech } from '#lib/i18n/translator.ts';
import type { Reached } from './types.ts';

/** What was reached, in words: '10,000–20,000', '62.5 % (5 of 8)', or the sentence itself. */
export function reachedWords({ language, t }: Speech, reached: Reached | undefined): string {
	if (!reached) return t('results.nothing_yet');
	if (reached.kind === 'text') return reached.statement;
	if (reached.kind === 'number') return formatRange(reached.low, reached.high, language);
	const { numerator, denominator } = reached;
	return `${formatPercent(numerator / denominator, language)} (${t('results.out_of', { numerator, denominator })})`;
}
