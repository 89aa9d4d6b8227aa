import { error, fail, redirect } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { Command, Outcome } from '#features/accounts/server/command.ts';
import { teamScope, type Context, type TeamScope } from '#features/accounts/server/context.ts';
import { discardFormDraft } from '#features/accounts/server/form-drafts.ts';
import { draftName } from '#lib/form/draft-name.ts';
import type { Refused } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';
import type { GapOf, Said } from './said.ts';
import { formOf, known, notAllowed, posted, refused, saidOf, statusOf } from './refused.ts';

type Params = { partnership: string; id: string };
type Sent = {
	request: Request;
	url: URL;
	locals: { context: Context };
	params: { partnership: string; id?: string };
};
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
			const say = (status: number, about: Partial<Refused<GapOf<Result>>>) =>
				fail(status, refused(sent, about));
			if (!command.may.includes(scope.member.role))
				return say(403, saidOf(notAllowed, reasons, at));
			if (!parsed.ok) return say(400, { problems: known(parsed.problems) });
			const asked = input(parsed.value, { id: '', ...event.params });
			const result: Outcome = await command(event.locals.context, scope.partnershipId, asked);
			if (result.ok) {
				const { pathname } = event.url;
				await discardFormDraft(scope, draftName(pathname, formOf(sent)));
				redirect(303, `${pathname}?saved=${formOf(sent)}#${formOf(sent)}`);
			}
			return say(statusOf(result), saidOf(result, reasons, at));
		};
}
