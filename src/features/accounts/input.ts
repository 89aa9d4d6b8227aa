import * as v from 'valibot';
import { line, optional, parseFields, parseForm, requiredLine, uuid, type Parsed } from '#lib/form/parse.ts';
import type { Values } from '#lib/form/posted.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { roles, type Role } from './types.ts';

const email = v.pipe(
	requiredLine(254),
	v.email('form.email_expected'),
	v.transform((address) => address.toLowerCase())
);
const language = v.picklist(languages, 'form.choice_expected');
const place = {
	role: v.picklist(roles, 'form.choice_expected'),
	partnerId: optional(uuid)
};

const signInRequest = v.object({ email });
const invitation = v.object({ email, language, ...place });
const newPlace = v.object({ accountId: uuid, ...place });
const one = v.object({ id: uuid });
const ownAccount = v.object({ name: requiredLine(100), language, email: optional(email) });
const acceptance = v.object({ token: requiredLine(100), name: optional(line(100)) });
const draft = v.object({
	form: requiredLine(200),
	baseRevision: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_000_000_000))),
	fields: v.record(v.pipe(v.string(), v.maxLength(200)), v.union([v.string(), v.array(v.string())]))
});

type Place = { role: Role; partnerId: string | undefined };

export const parseSignInRequest = (form: FormData): Parsed<{ email: string }> =>
	parseForm(signInRequest, form);

export const parseInvitation = (
	form: FormData
): Parsed<Place & { email: string; language: Language }> => parseForm(invitation, form);

export const parsePlace = (form: FormData): Parsed<Place & { accountId: string }> =>
	parseForm(newPlace, form);

export const parseId = (form: FormData): Parsed<{ id: string }> => parseForm(one, form);

export const parseOwnAccount = (
	form: FormData
): Parsed<{ name: string; language: Language; email: string | undefined }> =>
	parseForm(ownAccount, form);

export const parseAcceptance = (
	form: FormData
): Parsed<{ token: string; name: string | undefined }> => parseForm(acceptance, form);

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
