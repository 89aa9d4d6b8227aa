import { fail, redirect } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { Outcome } from '#features/accounts/server/command.ts';
import type { Context } from '#features/accounts/server/context.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';
import type { ReasonOf } from './said.ts';
import { formOf, known, posted, refused } from './refused.ts';

type Sent = { request: Request; url: URL; locals: { context: Context } };
type OwnWork<Schema extends v.GenericSchema, Result extends Outcome> = {
	schema: Schema;
	run(context: Context, parsed: v.InferOutput<Schema>): Promise<Result>;
	reasons: Record<ReasonOf<Result>, MessageKey>;
	/** The field at which a refusal is shown; the others stand above the form. */
	at?: Partial<Record<string, string>>;
	/** Where to go on; the same page, saying that it is saved, where not given. */
	to?(event: Sent, result: Extract<Result, { ok: true }>): string;
};

/** A form's action outside of a partnership: the own account, or the instance. */
export function ownWork<Schema extends v.GenericSchema, Result extends Outcome>(
	definition: OwnWork<Schema, Result>
) {
	return async (event: Sent) => {
		const { sent, parsed } = await posted(event.request, definition.schema);
		if (!parsed.ok) return fail(400, refused(sent, { problems: known(parsed.problems) }));
		const result = await definition.run(event.locals.context, parsed.value);
		if (result.ok) {
			const form = formOf(sent);
			const to = definition.to?.(event, result as Extract<Result, { ok: true }>);
			redirect(303, to ?? `${event.url.pathname}?saved=${form}#${form}`);
		}
		const { reason } = result as unknown as { reason: ReasonOf<Result> };
		const problem = definition.reasons[reason];
		const field = definition.at?.[reason];
		return fail(
			(reason as string) === 'not-allowed' ? 403 : 409,
			refused(sent, field ? { problems: [{ field, problem }] } : { refusal: problem })
		);
	};
}
