import { fail, redirect } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { Command, Outcome } from '#features/accounts/server/command.ts';
import type { Context, TeamScope } from '#features/accounts/server/context.ts';
import type { StoredFile } from '#features/partnership/types.ts';
import type { Refused } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';
import { forgetDraft } from './forget-draft.ts';
import { formOf, known, notAllowed, posted, refused, saidOf, statusOf } from './refused.ts';
import type { GapOf } from './said.ts';
import { sentFile } from './sent-file.ts';

export type Params = { partnership: string; id: string };
export type Sent = {
	request: Request;
	url: URL;
	locals: { context: Context };
	params: { partnership: string; id?: string };
};

export type Act<Schema extends v.GenericSchema, Input, Result extends Outcome> = {
	schema: Schema;
	command: Command<Input, Result>;
	input: (parsed: v.InferOutput<Schema>, params: Params, file: StoredFile | undefined) => Input;
	reasons: Record<string, MessageKey>;
	at: Partial<Record<string, string>>;
	takesFile: boolean;
};

/** One form sent by a member: parsed, its file kept where one may be, the command run, and back. */
export async function act<Schema extends v.GenericSchema, Input, Result extends Outcome>(
	event: Sent,
	scope: TeamScope,
	{ schema, command, input, reasons, at, takesFile }: Act<Schema, Input, Result>
) {
	const { sent, parsed } = await posted(event.request, schema);
	const say = (status: number, about: Partial<Refused<GapOf<Result>>>) =>
		fail(status, refused(sent, about));
	// Whoever may not run the command fills no disk either.
	if (!command.may.includes(scope.member.role)) return say(403, saidOf(notAllowed, reasons, at));
	if (!parsed.ok) return say(400, { problems: known(parsed.problems) });
	const kept = takesFile ? await sentFile(sent) : ({ ok: true, file: undefined } as const);
	if (!kept.ok) {
		const { status, problem, words } = kept;
		return say(status, { problems: [{ field: 'file', problem }], words });
	}
	const asked = input(parsed.value, { id: '', ...event.params }, kept.file);
	const result: Outcome = await command(event.locals.context, scope.partnershipId, asked);
	if (result.ok) {
		const { pathname } = event.url;
		await forgetDraft(scope, event.url, sent);
		redirect(303, `${pathname}?saved=${formOf(sent)}#${formOf(sent)}`);
	}
	return say(statusOf(result), saidOf(result, reasons, at));
}
