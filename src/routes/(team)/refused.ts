import { parseForm, type Problem } from '#lib/form/parse.ts';
import { submittedValues, type FieldProblem, type Refused } from '#lib/form/posted.ts';
import { messages } from '#lib/i18n/messages.en.ts';
import { messageKey, type MessageKey } from '#lib/i18n/messages.ts';
import { error } from '@sveltejs/kit';
import type * as v from 'valibot';
import { readForm } from '../../sent-form.ts';

type Sent = FormData | URLSearchParams;

function formNameOf(sent: Sent): string {
	const name = sent.get('form');
	return typeof name === 'string' ? name : '';
}

export const formOf = (sent: Sent) => encodeURIComponent(formNameOf(sent));

/** A posted form and what it says; a body that is no form is the sender's fault. */
export async function posted<Schema extends v.GenericSchema>(request: Request, schema: Schema) {
	const sent = await readForm(request).catch(() => error(400));
	return { sent, parsed: parseForm(schema, sent) };
}

/** What the page shows again: everything typed, and what is wrong with it. */
export function refused<Gap>(sent: Sent, about: Partial<Refused<Gap>>): Refused<Gap> {
	const form = formNameOf(sent);
	const nothing = { problems: [], refusal: undefined, words: {}, isStale: false, gaps: [] };
	return { form, values: submittedValues(sent), ...nothing, ...about };
}

/** Said before a form is looked at: whose role never may learns nothing about its fields. */
export const notAllowed = { reason: 'not-allowed' } as const;

/** What is not for this person is forbidden; everything else is in the way of what is there now. */
export const statusOf = ({ reason }: { reason: string }) =>
	['not-allowed', 'not-yours'].includes(reason) ? 403 : 409;

export const known = (problems: readonly Problem[]): FieldProblem[] =>
	problems.map(({ field, problem }) => ({
		field,
		problem: messageKey(problem, messages) ?? 'form.required'
	}));

/** A command's refusal in words, at its field where there is one. */
export function saidOf(
	result: { reason: string },
	reasons: Record<string, MessageKey>,
	at: Partial<Record<string, string>>
) {
	const message = reasons[result.reason] ?? 'ui.error_text';
	const field = at[result.reason];
	return {
		problems: field ? [{ field, problem: message }] : [],
		refusal: field ? undefined : message,
		words: 'lead' in result ? { lead: String(result.lead) } : {},
		isStale: result.reason === 'stale',
		gaps: 'gaps' in result ? (result.gaps as never[]) : []
	};
}
