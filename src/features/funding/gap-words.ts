import type { Language } from '#lib/i18n/languages.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import type { Gap } from './types.ts';

/** A gap in words that say what to do about it. */
export function gapWords(t: Translate, gap: Gap): string {
	const funder = 'funder' in gap ? gap.funder : '';
	const missing = gap.gap === 'statement-incomplete' ? gap.missing : '';
	return t(`funding.gap_${gap.gap}`, { funder, missing });
}

/** Below the team's pages, the field that mends a gap of the page at `path`. */
export function gapPath(gap: Gap, at: { path: string; language: Language }): string {
	const { path, language } = at;
	switch (gap.gap) {
		case 'statement-missing':
		case 'statement-incomplete':
			return `funding#grant-form-${gap.grantId}-statement.${language}`;
		case 'funder-name-missing':
			return `funding#funder-${gap.funderId}-name.${language}`;
		case 'link-missing':
			return `funding#funder-${gap.funderId}-website`;
		case 'alternative-text-missing': {
			const field = `${gap.pictureId}-alt.${language}`;
			const isEvent = path.startsWith('events/');
			return isEvent
				? `${path.split('/', 2).join('/')}/pictures#picture-${field}`
				: `partnership#logo-${field}`;
		}
		case 'no-attribution':
			return 'funding';
	}
}
