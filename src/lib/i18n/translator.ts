import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './languages.ts';
import type { MessageKey, Messages } from './messages.ts';

export type Values = Record<string, string | number | boolean | undefined>;
export type Translate = (key: MessageKey, values?: Values) => string;

/** Says messages in one language; each is parsed once, when it is first said. */
export function translator(language: Language, messages: Messages): Translate {
	const parsed = new Map<MessageKey, IntlMessageFormat>();
	return (key, values) => {
		// A key that a check should have caught is shown as it is: a page with a gap is better than none.
		const message: string = (messages as Partial<Messages>)[key] ?? key;
		if (!values && !message.includes('{') && !message.includes("'")) return message;
		let format = parsed.get(key);
		if (!format) {
			format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
			parsed.set(key, format);
		}
		return String(format.format(values));
	};
}

/** A language and its voice: what every piece that writes for people is given. */
export type Speech = { language: Language; t: Translate };
