import { sql } from 'kysely';

/*
 * `eventSpan` of rules/when.ts in SQL, for the row `event`. They differ in the hour that comes twice when
 * summer time ends: code takes the first, PostgreSQL the second.
 */

/** The first instant at which the event may be under way. */
export const spanStarts = sql<Date>`((event.starts_on + coalesce(event.starts_time, time '00:00')) at time zone event.zone)`;

/** The first instant at which it is over: after its last day where no time is known. */
export const spanEnds = sql<Date>`((case when event.ends_time is null then event.ends_on + 1 + time '00:00'
	else event.ends_on + event.ends_time end) at time zone event.zone)`;
