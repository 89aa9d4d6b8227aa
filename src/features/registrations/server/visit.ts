import type { Sql } from '#features/accounts/server/context.ts';
import type { ParticipantKeys } from '#features/privacy/server/participant-keys.ts';
import type { Clock } from '#platform/server/clock.ts';

/** What a visitor's verb is given: nobody is signed in, and `changed` drops pages made from the tag. */
export type Visit = {
	sql: Sql;
	clock: Clock;
	keys: ParticipantKeys;
	changed(tag: string): void;
};
