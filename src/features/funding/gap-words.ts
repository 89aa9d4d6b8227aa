import type { Translate } from '#lib/i18n/translator.ts';
import type { Gap } from './types.ts';

/** A gap in words that say what to do about it. */
export function gapWords(t: Translate, gap: Gap): string {
	const funder = 'funder' in gap ? gap.funder : '';
	const missing = gap.gap === 'statement-incomplete' ? gap.missing : '';
	return t(`funding.gap_${gap.gap}`, { funder, missing });
}
