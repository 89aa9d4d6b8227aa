import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './languages.ts';
import type { MessageKey, Messages } from './messages.ts';

export type Values = Record<string, string | number | boolean | undefined>;
export type Translate = (key: MessageKey, values?: Values) => string;

/** Says messages in one language; each is parsed once, when it is first said. */
export function translator(language: Language, messages: Messages): Translate {
	const parsed = new Map<MessageKey, { format: IntlMessageFormat; quoted: readonly string[] }>();
	return (key, values) => {
		// A key that a check should have caught is shown as it is: a page with a gap is better than none.
		const message: string = (messages as Partial<Messages>)[key] ?? key;
		if (!values && !message.includes('{') && !message.includes("'")) return message;
		let known = parsed.get(key);
		if (!known) {
			const format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
			known = { format, quoted: quotedNames(message) };
			parsed.set(key, known);
		}
		return String(known.format.format(withInnerQuotes(known.quoted, values)));
	};
}

/** The values that a message sets in quotes. */
const quotedNames = (message: string) =>
	[...message.matchAll(/[„“«]\{(\w+)\}[“”»]/g)].map(([, name = '']) => name);

const innerQuotes: Record<string, string> = { '„': '‚', '“': '‘', '”': '’', '«': '‘', '»': '’' };

/** Quotes within quotes are single ones, in all our languages: „Renginys ‚Tiltas‘“ and never „„Tiltas““. */
function withInnerQuotes(quoted: readonly string[], values: Values | undefined) {
	if (!values || quoted.length === 0) return values;
	const own = quoted.map((name) => [
		name,
		String(values[name] ?? '').replace(/[„“”«»]/g, (mark) => innerQuotes[mark] ?? mark)
	]);
	return { ...values, ...(Object.fromEntries(own) as Values) };
}

/** A language and its voice: what every piece that writes for people is given. */
export type Speech = { language: Language; t: Translate };
