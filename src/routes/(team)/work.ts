import { error, fail, redirect } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { Command, Outcome } from '#features/accounts/server/command.ts';
import { teamScope, type Context, type TeamScope } from '#features/accounts/server/context.ts';
import type { NotAllowed } from '#features/accounts/types.ts';
import { parseForm } from '#lib/form/parse.ts';
import { submittedValues, type FieldProblem, type Refused } from '#lib/form/posted.ts';
import { messages } from '#lib/i18n/messages.en.ts';
import { messageKey, type MessageKey } from '#lib/i18n/messages.ts';

type Sent = {
	request: Request;
	url: URL;
	locals: { context: Context };
	params: { partnership: string; id?: string };
};
type Refusal<Result> = Extract<Result, { ok: false }>;
type ReasonOf<Result> = Result extends { ok: false; reason: infer Word extends string } ? Word : never;
type GapOf<Result> = Result extends { gaps: readonly (infer Gap)[] } ? Gap : never;

/** The team's scope in the partnership of the address; to everybody else there is no such page. */
export async function workScope(event: Pick<Sent, 'locals' | 'params'>): Promise<TeamScope> {
	const scope = await teamScope(event.locals.context, event.params.partnership);
	if (!scope) error(404);
	return scope;
}

type Work<Schema extends v.GenericSchema, Input, Result extends Outcome> = {
	schema: Schema;
	command: Command<Input, Result>;
	input(parsed: v.InferOutput<Schema>, params: Sent['params']): Input;
	reasons: Record<ReasonOf<Result | NotAllowed>, MessageKey>;
	/** The field at which a refusal is shown; the others stand above the form. */
	at?: Partial<Record<string, string>>;
};

/** A form's action: parse, one command, and back to the same place, or the form again with what was typed. */
export function work<Schema extends v.GenericSchema, Input, Result extends Outcome>(
	definition: Work<Schema, Input, Result>
) {
	return async (event: Sent) => {
		const { partnershipId } = await workScope(event);
		const sent = await event.request.formData();
		const parsed = parseForm(definition.schema, sent);
		if (!parsed.ok) return fail(400, refused<GapOf<Refusal<Result>>>(sent, { problems: known(parsed.problems) }));
		const input = definition.input(parsed.value, event.params);
		const result = await definition.command(event.locals.context, partnershipId, input);
		if (result.ok) redirect(303, `${event.url.pathname}?saved=${formOf(sent)}#${formOf(sent)}`);
		const { reason, ...about } = result as Refusal<Result> & { reason: ReasonOf<Result | NotAllowed> };
		const message = definition.reasons[reason];
		const field = definition.at?.[reason];
		const gaps = 'gaps' in about ? (about.gaps as GapOf<Refusal<Result>>[]) : [];
		return fail(
			reason === 'not-allowed' || reason === 'not-yours' ? 403 : 409,
			refused<GapOf<Refusal<Result>>>(sent, {
				problems: field ? [{ field, problem: message }] : [],
				refusal: field ? undefined : message,
				words: 'lead' in about ? { lead: String(about.lead) } : {},
				isStale: reason === 'stale',
				gaps
			})
		);
	};
}

const formOf = (sent: FormData) => encodeURIComponent(String(sent.get('form') ?? ''));

/** The form again, with what was typed. */
export function refused<Gap>(sent: FormData, about: Partial<Refused<Gap>>): Refused<Gap> {
	const values = submittedValues(sent);
	const form = String(sent.get('form') ?? '');
	const nothing = { problems: [], refusal: undefined, words: {}, isStale: false, gaps: [] };
	return { form, values, ...nothing, ...about };
}

export const known = (problems: readonly { field: string; problem: string }[]): FieldProblem[] =>
	problems.map(({ field, problem }) => ({ field, problem: messageKey(problem, messages) ?? 'form.required' }));
