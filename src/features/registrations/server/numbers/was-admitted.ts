import { sql } from 'kysely';

/**
 * Whether a door let in the ticket of `place`, in whatever list. Looks at numbers that are nobody's count for
 * nothing: a telephone that was stolen may send as many as it likes.
 */
export const wasAdmitted = sql<boolean>`exists (select from scan
	where scan.partnership_id = place.partnership_id and scan.event_id = place.event_id
		and scan.ticket = place.ticket and scan.direction = 'in')`;
