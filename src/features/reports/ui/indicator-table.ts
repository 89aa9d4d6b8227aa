import { isReached } from '#features/results/rules.ts';
import { reachedWords } from '#features/results/ui/figure-words.ts';
import * as write from '#lib/document/blocks.ts';
import type { Block } from '#lib/document/types.ts';
import { formatNumber } from '#lib/format/numbers.ts';
import type { Speech } from '#lib/i18n/translator.ts';
import { said } from './said.ts';
import type { Snapshot } from '../types.ts';

export function indicatorTable({ indicators }: Snapshot, speech: Speech): Block[] {
	const { language, t } = speech;
	if (indicators.length === 0) return [];
	const number = (value: number | undefined) =>
		value === undefined ? '' : formatNumber(value, language);
	const rows = indicators.flatMap((indicator) => {
		const values = indicator.values.length > 0 ? indicator.values : [undefined];
		const { code, title, baseline, target, targetDirection } = indicator;
		const wanted =
			target === undefined
				? ''
				: t(`results.target_${targetDirection}`, { target: number(target) });
		return values.map((value) => {
			const isThere = isReached({ target, targetDirection }, value?.reached);
			const verdict =
				isThere === undefined
					? ''
					: t(isThere ? 'results.target_reached' : 'results.target_not_reached');
			const state = value ? t(`results.state_${value.state}`) : '';
			return [
				[write.plain(`${code} `), said(title, language)],
				number(baseline),
				wanted,
				reachedWords(value?.reached, speech),
				[state, verdict].filter(Boolean).join('. ')
			];
		});
	});
	return [
		write.heading(1, 'indicators', t('results.indicators')),
		write.table({
			caption: t('results.indicators'),
			columns: [
				write.column(t('results.indicator')),
				write.column(t('results.baseline'), 'end'),
				write.column(t('results.target'), 'end'),
				write.column(t('results.reached'), 'end'),
				write.column(t('activities.state'))
			],
			rows
		})
	];
}
