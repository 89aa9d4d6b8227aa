import { error, fail, redirect } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { Command, Outcome } from '#features/accounts/server/command.ts';
import { teamScope, type Context, type TeamScope } from '#features/accounts/server/context.ts';
import { discardFormDraft } from '#features/accounts/server/form-drafts.ts';
import type { NotAllowed } from '#features/accounts/types.ts';
import { draftName } from '#lib/form/draft-name.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';
import { formOf, known, posted, refused, saidOf } from './refused.ts';

type Params = { partnership: string; id: string };
type Sent = {
	request: Request;
	url: URL;
	locals: { context: Context };
	params: { partnership: string; id?: string };
};
type ReasonOf<Result> = Result extends { ok: false; reason: infer Word extends string }
	? Word
	: never;
type GapOf<Result> = Result extends { gaps: readonly (infer Gap)[] } ? Gap : never;
/** A command fits a page's refusals when they have a sentence for each of its reasons. */
type Said<Reasons, Result> =
	Reasons extends Record<ReasonOf<Result | NotAllowed>, MessageKey> ? unknown : { unsaid: never };
const isUuid = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/** The team's scope in the partnership of the address; to everybody else there is no such page. */
export async function workScope(event: Pick<Sent, 'locals' | 'params'>): Promise<TeamScope> {
	const { partnership, id } = event.params;
	const scope = await teamScope(event.locals.context, partnership);
	if (!scope || (id !== undefined && !isUuid(id))) error(404);
	return scope;
}

/**
 * Makes a page's actions: parse, one command, and back to the same place, or the form again with what
 * was typed. `at` names the field at which a refusal is shown; the others stand above the form.
 */
export function worker<const Reasons extends Record<string, MessageKey>>(
	reasons: Reasons,
	at: Partial<Record<string, string>> = {}
) {
	return <Schema extends v.GenericSchema, Input, Result extends Outcome>(
			schema: Schema,
			command: Command<Input, Result> & Said<Reasons, Result>,
			input: (parsed: v.InferOutput<Schema>, params: Params) => Input
		) =>
		async (event: Sent) => {
			const scope = await workScope(event);
			const { sent, parsed } = await posted(event.request, schema);
			if (!parsed.ok)
				return fail(400, refused<GapOf<Result>>(sent, { problems: known(parsed.problems) }));
			const asked = input(parsed.value, { id: '', ...event.params });
			const result: Outcome = await command(event.locals.context, scope.partnershipId, asked);
			if (result.ok) {
				const { pathname } = event.url;
				await discardFormDraft(scope, draftName(pathname, formOf(sent)));
				redirect(303, `${pathname}?saved=${formOf(sent)}#${formOf(sent)}`);
			}
			const status = ['not-allowed', 'not-yours'].includes(result.reason) ? 403 : 409;
			return fail(status, refused<GapOf<Result>>(sent, saidOf(result, reasons, at)));
		};
}
