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

/** What was sent under each name, read once through: a form may bring as many names as fit into a request. */
export function sentByName(form: FormData): Map<string, FormDataEntryValue[]> {
	const sent = new Map<string, FormDataEntryValue[]>();
	for (const [name, value] of form) {
		const earlier = sent.get(name);
		if (earlier) earlier.push(value);
		else sent.set(name, [value]);
	}
	return sent;
}

/** The texts of a posted form by field; files are chosen anew. */
export function submittedValues(form: FormData): Values {
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
