import * as v from 'valibot';
import { line } from '#lib/form/parse.ts';

/** Whose people are erased, as one choice of a list: 'event' or 'partner', a colon, and its id. */
export const erasePeopleForm = v.pipe(
	v.object({
		of: v.pipe(line(60), v.regex(/^(event|partner):[\da-f-]{36}$/, 'form.choice_expected')),
		reason: line(500)
	}),
	v.transform(({ of, reason }) => {
		const [kind, id = ''] = of.split(':');
		return {
			of: { kind: kind === 'event' ? ('event' as const) : ('partner' as const), id },
			reason
		};
	})
);
