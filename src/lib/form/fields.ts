import { endonyms, languages, type Language } from '#lib/i18n/languages.ts';
import type { Values } from './posted.ts';

type Named = { name: string; label: string; hint?: string | undefined };
export type Option = { value: string; label: string };

/** One field of a form: what it is called, what it holds now, and how it is filled in. */
export type FieldSpec = Named &
	(
		| {
				kind: 'text' | 'url' | 'email' | 'date' | 'time' | 'number' | 'prose';
				value?: string | undefined;
				required?: boolean;
		  }
		| {
				kind: 'localised';
				texts: Record<Language, string>;
				/** What stands in the place of a state: 'Draft', 'Published'. */
				states?: Record<Language, string>;
				prose?: boolean;
		  }
		| { kind: 'choice'; value?: string | undefined; options: readonly Option[]; empty?: string }
		| { kind: 'choices'; values: readonly string[]; options: readonly Option[] }
		| { kind: 'tick'; value: boolean }
		| { kind: 'file'; accept?: string; isOptional?: boolean }
	);

/** What takes more than a minute to fill in is kept while it is typed. */
export const takesLong = (fields: readonly FieldSpec[]): boolean =>
	fields.length > 4 || fields.some(({ kind }) => kind === 'localised' || kind === 'prose');

/** The names and values of a field as a form sends them. */
export function storedValues(field: FieldSpec): Values {
	if (field.kind === 'localised') {
		return Object.fromEntries(
			languages.map((language) => [`${field.name}.${language}`, field.texts[language]])
		);
	}
	if (field.kind === 'choices') return { [field.name]: [...field.values] };
	if (field.kind === 'tick') return { [field.name]: field.value ? 'on' : '' };
	if (field.kind === 'file') return {};
	return { [field.name]: field.value ?? '' };
}

/** What a problem's field is called for a person, with its language where it has several. */
export function labelOf(fields: readonly FieldSpec[], name: string): string {
	const field = fields.find(
		(one) => name === one.name.replace(/\[\]$/, '') || name.startsWith(`${one.name}.`)
	);
	const language = languages.find((one) => name === `${field?.name ?? ''}.${one}`);
	return (field?.label ?? name) + (language ? ` (${endonyms[language]})` : '');
}

export type Difference = { name: string; label: string; mine: string; theirs: string };

/** Where what was sent differs from what is stored now: a stale form shows both. */
export function differences(fields: readonly FieldSpec[], sent: Values): Difference[] {
	return fields.flatMap((field) =>
		Object.entries(storedValues(field)).flatMap(([name, stored]) => {
			const mine = asText(sent[name] ?? '');
			const theirs = asText(stored);
			return mine.trim() === theirs.trim() ? [] : [{ name, label: field.label, mine, theirs }];
		})
	);
}

const asText = (value: string | string[]) =>
	(Array.isArray(value) ? [...value].sort().join(', ') : value).replaceAll('\r\n', '\n');
