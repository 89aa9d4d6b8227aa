import type { NotAllowed } from '#features/accounts/types.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';

/** Why a command may refuse. */
export type ReasonOf<Result> = Result extends { ok: false; reason: infer Word extends string }
	? Word
	: never;

/** What stands in the way of a publication that it refuses. */
export type GapOf<Result> = Result extends { gaps: readonly (infer Gap)[] } ? Gap : never;

/** A command fits a page's refusals when they have a sentence for each of its reasons. */
export type Said<Reasons, Result> =
	Reasons extends Record<ReasonOf<Result | NotAllowed>, MessageKey> ? unknown : { unsaid: never };
