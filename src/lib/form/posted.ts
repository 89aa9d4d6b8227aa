import type { MessageKey } from '#lib/i18n/messages.ts';

/** A problem whose message is known to exist. */
export type FieldProblem = { field: string; problem: MessageKey };
export type Values = Record<string, string | string[]>;

/** What a page needs to show a refused form again with nothing typed lost. */
export type Refused<Gap = unknown> = {
	/** Which form of the page was sent. */
	form: string;
	values: Values;
	problems: FieldProblem[];
	refusal: MessageKey | undefined;
	/** Words that the refusal's message names. */
	words: Record<string, string>;
	isStale: boolean;
	gaps: readonly Gap[];
};

/** The fields of a form in their order, as `FormData` and `URLSearchParams` give them. */
export type SentFields = Iterable<[string, FormDataEntryValue]>;

/** What was sent under each name, read once through: a form may bring as many names as fit into a request. */
export function sentByName(form: SentFields): Map<string, FormDataEntryValue[]> {
	const sent = new Map<string, FormDataEntryValue[]>();
	for (const [name, value] of form) {
		const earlier = sent.get(name);
		if (earlier) earlier.push(value);
		else sent.set(name, [value]);
	}
	return sent;
}

/** The texts of a posted form by field; files are chosen anew. */
export function submittedValues(form: SentFields): Values {
	const values = [...sentByName(form)].map(([name, sent]) => {
		const texts = sent.filter((value) => typeof value === 'string');
		return [name, name.endsWith('[]') ? texts : (texts.at(-1) ?? '')] as const;
	});
	return Object.fromEntries(values);
}

/** The refusals that every command of a team may give. */
export const sharedRefusals = {
	'not-allowed': 'form.not_allowed',
	'not-yours': 'form.not_yours',
	'no-such-record': 'form.no_such_record',
	stale: 'form.stale'
} as const satisfies Record<string, MessageKey>;
