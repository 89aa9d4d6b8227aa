import { error } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { Command, Outcome } from '#features/accounts/server/command.ts';
import { teamScope, type TeamScope } from '#features/accounts/server/context.ts';
import type { StoredFile } from '#features/partnership/types.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';
import { act, type Params, type Sent } from './act.ts';
import type { Said } from './said.ts';

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
		async (event: Sent) =>
			act(event, await workScope(event), { schema, command, input, reasons, at, takesFile: false });
}

/** The same for forms that may bring a file, which the command gets besides. */
export function uploader<const Reasons extends Record<string, MessageKey>>(
	reasons: Reasons,
	at: Partial<Record<string, string>> = {}
) {
	return <Schema extends v.GenericSchema, Input, Result extends Outcome>(
			schema: Schema,
			command: Command<Input, Result> & Said<Reasons, Result>,
			input: (parsed: v.InferOutput<Schema>, params: Params, file: StoredFile | undefined) => Input
		) =>
		async (event: Sent) =>
			act(event, await workScope(event), { schema, command, input, reasons, at, takesFile: true });
}
