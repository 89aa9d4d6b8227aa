import * as v from 'valibot';
import { languages } from '#lib/i18n/languages.ts';
import { sentByName, type SentFields } from './posted.ts';

/** What is wrong with one field; `problem` is a message key, `field` the input's name. */
export type Problem = { field: string; problem: string };
export type Parsed<Value> = { ok: true; value: Value } | { ok: false; problems: Problem[] };

const isRealDay = (day: string) => {
	const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
	if (month < 1 || month > 12 || date < 1) return false;
	const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	return date <= (days[month - 1] ?? 0);
};

/** A line of text without control characters. */
export const line = (maximum = 300) =>
	v.pipe(
		v.string('form.text_expected'),
		v.trim(),
		v.maxLength(maximum, 'form.too_long'),
		// eslint-disable-next-line no-control-regex -- control characters are what is refused here
		v.regex(/^[^\u0000-\u001f\u007f\ufffd]*$/, 'form.unreadable_characters')
	);
export const requiredLine = (maximum = 300) =>
	v.pipe(line(maximum), v.minLength(1, 'form.required'));

/** Several lines; tabs and line breaks are welcome, other control characters are not. */
export const prose = (maximum = 20_000) =>
	v.pipe(
		v.string('form.text_expected'),
		v.transform((text) => text.replaceAll('\r\n', '\n').trim()),
		v.maxLength(maximum, 'form.too_long'),
		v.regex(
			// eslint-disable-next-line no-control-regex -- control characters are what is refused here
			/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]*$/,
			'form.unreadable_characters'
		)
	);

/** A day that exists, 'YYYY-MM-DD', between 1900 and 2199. */
export const day = v.pipe(
	v.string('form.day_expected'),
	v.trim(),
	v.minLength(1, 'form.required'),
	v.regex(/^(19|20|21)\d\d-\d\d-\d\d$/, 'form.day_expected'),
	v.check(isRealDay, 'form.no_such_day')
);

/** A time of day, 'HH:MM'. */
export const timeOfDay = v.pipe(
	v.string('form.time_expected'),
	v.trim(),
	v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'form.time_expected')
);

/** An empty field is no value, and so is one that was not sent. */
export const optional = <Schema extends v.GenericSchema<string, unknown>>(schema: Schema) =>
	v.optional(
		v.union([
			v.pipe(
				v.string(),
				v.trim(),
				v.literal('', 'form.text_expected'),
				v.transform(() => undefined)
			),
			schema
		]),
		''
	);

/** A web address; nothing but http and https may be linked. */
export const webAddress = v.pipe(
	line(2000),
	v.check((address) => {
		try {
			return ['http:', 'https:'].includes(new URL(address).protocol);
		} catch {
			return false;
		}
	}, 'form.address_expected')
);

export const uuid = v.pipe(v.string('form.choice_expected'), v.uuid('form.choice_expected'));

const noId = '00000000-0000-0000-0000-000000000000';

/** What was sent, about the record that it names; one that names none is about a record that is not there. */
export const withId = <Sent extends { id?: string | undefined }>(sent: Sent) => ({
	...sent,
	id: sent.id ?? noId
});

/** A whole number typed with or without spaces, 0 to 10¹². */
export const wholeNumber = v.pipe(
	v.string('form.number_expected'),
	v.transform((text) => text.replaceAll(/[\s\u00a0\u202f]/g, '')),
	v.regex(/^\d{1,12}$/, 'form.number_expected'),
	v.transform(Number)
);

/** A number typed with a decimal point or comma. */
export const decimalNumber = v.pipe(
	v.string('form.number_expected'),
	v.transform((text) => text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.')),
	v.regex(/^-?\d{1,12}(\.\d{1,6})?$/, 'form.number_expected'),
	v.transform(Number)
);

/** A ticked box is 'on'; one that is not ticked is not sent. */
export const ticked = v.pipe(
	v.optional(v.string(), ''),
	v.transform((sent) => sent === 'on' || sent === 'true')
);

/** One text in each language: fields `title.en`, `title.lt`, `title.nb` become `{ en, lt, nb }`. */
export const localised = (text: v.GenericSchema<string, string>) =>
	v.optional(
		v.object(
			Object.fromEntries(languages.map((language) => [language, v.optional(text, '')])) as {
				en: v.OptionalSchema<v.GenericSchema<string, string>, ''>;
				lt: v.OptionalSchema<v.GenericSchema<string, string>, ''>;
				nb: v.OptionalSchema<v.GenericSchema<string, string>, ''>;
			}
		),
		{}
	);

/** Parses a posted form; dots in names nest, a name sent twice becomes a list only where the schema wants one. */
export function parseForm<Schema extends v.GenericSchema>(
	schema: Schema,
	form: SentFields
): Parsed<v.InferOutput<Schema>> {
	const fields: Record<string, unknown> = {};
	for (const [name, sent] of sentByName(form))
		setField(fields, name, name.endsWith('[]') ? sent : sent.at(-1));
	return parseFields(schema, fields);
}

export function parseFields<Schema extends v.GenericSchema>(
	schema: Schema,
	fields: unknown
): Parsed<v.InferOutput<Schema>> {
	const result = v.safeParse(schema, fields);
	if (result.success) return { ok: true, value: result.output };
	const problems = result.issues.map((issue) => ({
		field: v.getDotPath(deepest(issue)) ?? '',
		problem:
			deepest(issue).message.startsWith('form.') || /^[a-z]+\.[a-z_]+$/.test(deepest(issue).message)
				? deepest(issue).message
				: 'form.required'
	}));
	const seen = new Set<string>();
	return {
		ok: false,
		problems: problems.filter(({ field }) => !seen.has(field) && seen.add(field))
	};
}

/** A union reports all its branches; the last one is about the value, not about emptiness. */
function deepest(issue: v.BaseIssue<unknown>): v.BaseIssue<unknown> {
	const last = issue.type === 'union' ? issue.issues?.at(-1) : undefined;
	return last ? { ...last, path: issue.path } : issue;
}

function setField(fields: Record<string, unknown>, name: string, value: unknown): void {
	const path = name.replace(/\[\]$/, '').split('.');
	if (path.length > 4 || path.some((part) => part === '__proto__' || part === '')) return;
	let place = fields;
	for (const part of path.slice(0, -1)) {
		const next = Object.hasOwn(place, part) ? place[part] : undefined;
		if (typeof next === 'object' && next !== null && !Array.isArray(next)) {
			place = next as Record<string, unknown>;
		} else {
			const made: Record<string, unknown> = {};
			place[part] = made;
			place = made;
		}
	}
	const last = path.at(-1);
	if (last !== undefined) place[last] = value;
}
