import { sql } from 'kysely';

/** The first instant after the last day or time of the row `event`, in its own zone. */
export const ended = sql`((case when event.ends_time is null then event.ends_on + 1 + time '00:00'
	else event.ends_on + event.ends_time end) at time zone event.zone)`;
