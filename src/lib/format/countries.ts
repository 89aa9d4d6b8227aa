const names = new Map<string, Intl.DisplayNames>();

/** A country's name in a language, from its ISO 3166-1 code. */
export function countryName(code: string, language: string): string {
	let own = names.get(language);
	if (!own) {
		own = new Intl.DisplayNames([language], { type: 'region' });
		names.set(language, own);
	}
	return own.of(code) ?? code;
}
