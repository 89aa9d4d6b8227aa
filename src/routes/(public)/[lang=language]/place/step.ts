import type { PlacePage } from '#features/registrations/types.ts';
import type { FieldProblem } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';

/** What came of a step: in words, or as problems of its fields. */
type Said = {
	done?: MessageKey;
	refusal?: MessageKey;
	problems?: FieldProblem[];
	/** Other words that lead to the place from now on. */
	renewed?: string;
	/** Other words that do so only if the person says so. */
	fresh?: string[];
};
export type Step = (page: PlacePage, sent: FormData) => Promise<Said>;
