import type { LocalisedText } from '#features/partnership/types.ts';
import * as write from '#lib/document/blocks.ts';
import type { Run } from '#lib/document/types.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';

/** A text in the language asked for, else in another one and marked with it. */
export function said(texts: LocalisedText, language: Language): Run {
	const found = [language, ...languages].find((one) => texts[one]);
	const text = found ? (texts[found] ?? '') : '';
	return found === undefined || found === language
		? write.plain(text)
		: write.inLanguage(text, found);
}
