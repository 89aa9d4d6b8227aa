import type { ShownCell } from '#lib/disclosure/published.ts';
import { formatNumber } from '#lib/format/numbers.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import type { ToldNumbers } from '../../rules/numbers.ts';

/** A number as it may be read; a small one says only below what it lies. */
export function cellWords(cell: ShownCell, t: Translate, language: Language): string {
	if ('shown' in cell) return formatNumber(cell.shown, language);
	if ('below' in cell) return `< ${formatNumber(cell.below, language)}`;
	return t('public.withheld_cell');
}

/** Which kinds of hidden numbers there are, so that each is explained where it stands. */
export function hiddenIn({ registered, admitted, questions }: ToldNumbers) {
	const cells = [
		registered,
		admitted,
		...questions.flatMap(({ options }) => options.map(({ cell }) => cell))
	];
	return {
		below: cells.flatMap((cell) => ('below' in cell ? [cell.below] : []))[0],
		isWithheld: cells.some((cell) => 'hidden' in cell)
	};
}
