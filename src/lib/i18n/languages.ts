export const languages = ['en', 'lt', 'nb'] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const endonyms: Record<Language, string> = {
	en: 'English',
	lt: 'lietuvių',
	nb: 'norsk bokmål'
};

export function isLanguage(word: string | undefined): word is Language {
	return languages.some((language) => language === word);
}
