import type { Language } from '#lib/i18n/languages.ts';

const names = new Map<Language, Intl.DisplayNames>();

/** What a language is called in another: 'lt' in English is 'Lithuanian'; an unknown tag stays as it is. */
export function languageName(tag: string, language: Language): string {
	let known = names.get(language);
	if (!known) {
		known = new Intl.DisplayNames(language, { type: 'language' });
		names.set(language, known);
	}
	return known.of(tag) ?? tag;
}
