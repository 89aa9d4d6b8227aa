import * as v from 'valibot';
import {
	line,
	optional,
	parseFields,
	requiredLine,
	ticked,
	uuid,
	type Parsed
} from '#lib/form/parse.ts';
import type { Values } from '#lib/form/posted.ts';
import { languages } from '#lib/i18n/languages.ts';
import { firstEmail } from './rules.ts';
import { roles } from './types.ts';

const email = v.pipe(
	requiredLine(254),
	v.email('form.email_expected'),
	v.transform((address) => address.toLowerCase())
);
/** The account of the first start has no real address yet. */
const knownEmail = v.pipe(
	requiredLine(254),
	v.check((address) => address === firstEmail || v.is(email, address), 'form.email_expected'),
	v.transform((address) => address.toLowerCase())
);
const language = v.picklist(languages, 'form.choice_expected');
const place = {
	role: v.picklist(roles, 'form.choice_expected'),
	partner: optional(uuid)
};
const token = v.pipe(v.string(), v.regex(/^[\w-]{20,100}$/));

export const signInRequestForm = v.object({ email: knownEmail, to: v.optional(v.string(), '') });
export const tokenForm = v.object({ token });
export const invitationForm = v.object({ email, language, ...place });
export const operatorForm = v.object({ email, language });
/** `keysAreLost` is ticked by whoever knows that nobody can open some lists any more. */
const leaving = { account: uuid, keysAreLost: ticked };
export const placeForm = v.object({ ...leaving, ...place });
export const personForm = v.object(leaving);
export const idForm = v.object({ id: uuid });
export const ownAccountForm = v.object({
	name: requiredLine(100),
	language,
	email: v.optional(optional(email))
});
export const deletionForm = v.object({
	sure: v.pipe(v.optional(v.string(), ''), v.literal('on', 'accounts.delete_tick'))
});
/** Who has an account already has a name too. */
export const acceptanceForm = v.object({ token, name: v.optional(line(100), '') });
export const nothingForm = v.object({});

const draft = v.object({
	form: requiredLine(200),
	baseRevision: v.optional(
		v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_000_000_000))
	),
	fields: v.record(v.pipe(v.string(), v.maxLength(200)), v.union([v.string(), v.array(v.string())]))
});

/** What the browser keeps of a form while it is typed; the database takes no NUL. */
export function parseDraft(
	json: unknown
): Parsed<{ form: string; baseRevision?: number | undefined; fields: Values }> {
	const parsed = parseFields(draft, json);
	if (parsed.ok && JSON.stringify(parsed.value.fields).includes('\\u0000')) {
		return { ok: false, problems: [{ field: 'fields', problem: 'form.unreadable_characters' }] };
	}
	return parsed;
}
