export type ParsedValue<T> = { ok: true; value: T } | { ok: false; problem: string };

const ok = <T>(value: T): ParsedValue<T> => ({ ok: true, value });
const wrong = (problem: string): ParsedValue<never> => ({ ok: false, problem });

/** Any text, also an empty one. */
export const text = (value: string): ParsedValue<string> => ok(value);

/** Whole numbers between the two, both included. */
export function wholeNumber(least: number, most: number) {
	return (value: string): ParsedValue<number> => {
		const number = Number(value);
		return /^\d+$/.test(value) && number >= least && number <= most
			? ok(number)
			: wrong(`must be a whole number from ${least} to ${most}`);
	};
}

/** One of these words, and no other. */
export function oneOf<const Word extends string>(...words: Word[]) {
	return (value: string): ParsedValue<Word> => {
		const found = words.find((word) => word === value);
		return found ? ok(found) : wrong(`must be one of ${words.join(', ')}`);
	};
}

/** on or off. */
export function yesOrNo(value: string): ParsedValue<boolean> {
	return value === 'on' || value === 'off' ? ok(value === 'on') : wrong('must be on or off');
}

/** A value that may hold a password, so the problem never repeats it. */
export function optionalUrl(...schemes: string[]) {
	return (value: string): ParsedValue<string> => {
		if (value === '') return ok('');
		return URL.canParse(value) && schemes.includes(new URL(value).protocol)
			? ok(value)
			: wrong(
					`must be an address that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`
				);
	};
}

/** Scheme and host of an http address; gives it without a slash at the end. */
export function origin(value: string): ParsedValue<string> {
	const url = URL.canParse(value) ? new URL(value) : undefined;
	const isBare = url && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href;
	return isBare ? ok(url.origin) : wrong('must be like https://tiltas.example.org, without a path');
}

/** What may stand in the From field of a letter. */
export function emailSender(value: string): ParsedValue<string> {
	return /^(?:[^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(value)
		? ok(value)
		: wrong('must be an address or Name <address>');
}
