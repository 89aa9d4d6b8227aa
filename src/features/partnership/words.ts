import type { FieldSpec } from '#lib/form/fields.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import { shownText } from './rules.ts';
import type { LocalisedText, TeamWords } from './types.ts';

/** The draft that a member reads: in the own language, else in any that there is. */
export function draftWords(texts: TeamWords, language: Language): string {
	return shownText(draftsOf(texts), language, 'en')?.text ?? '–';
}

export function draftsOf(texts: TeamWords): Record<Language, string> {
	const drafts = languages.map((language) => [language, texts[language].draft]);
	return Object.fromEntries(drafts) as Record<Language, string>;
}

/** A title that has no state of its own: in the language of the page, else in any that there is. */
export const titleIn = (title: LocalisedText, language: Language): string =>
	title[language] || Object.values(title).find(Boolean) || '';

type About = { name: string; label: string; texts?: TeamWords; prose?: boolean; hint?: string };

/** A field for one text in every language, each with its state; empty for a new record. */
export function textField(
	t: Translate,
	{ name, label, texts, prose = false, hint }: About
): FieldSpec {
	const states = (language: Language) =>
		t(`partnership.text_${texts?.[language].state ?? 'missing'}`);
	return {
		kind: 'localised',
		name,
		label,
		hint,
		prose,
		texts: texts ? draftsOf(texts) : { en: '', lt: '', nb: '' },
		...(texts ? { states: { en: states('en'), lt: states('lt'), nb: states('nb') } } : {})
	};
}
