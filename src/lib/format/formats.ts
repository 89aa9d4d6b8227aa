/** One formatter a language and shape: making one costs fifty times what using it does. */
const dates = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();
const lists = new Map<string, Intl.ListFormat>();

export function dateFormat(
	language: string,
	options: Intl.DateTimeFormatOptions
): Intl.DateTimeFormat {
	const key = `${language} ${JSON.stringify(options)}`;
	let format = dates.get(key);
	if (!format) {
		format = new Intl.DateTimeFormat(locale(language), options);
		dates.set(key, format);
	}
	return format;
}

export function numberFormat(
	language: string,
	options: Intl.NumberFormatOptions
): Intl.NumberFormat {
	const key = `${language} ${JSON.stringify(options)}`;
	let format = numbers.get(key);
	if (!format) {
		format = new Intl.NumberFormat(locale(language), options);
		numbers.set(key, format);
	}
	return format;
}

/** Joins what is said together: 'one, two and three'. */
export function listFormat(language: string): Intl.ListFormat {
	let format = lists.get(language);
	if (!format) {
		format = new Intl.ListFormat(locale(language), { type: 'conjunction' });
		lists.set(language, format);
	}
	return format;
}

/** English pages say dates and numbers the European way. */
const locale = (language: string) => (language === 'en' ? 'en-GB' : language);
