import { eventSpan } from '#features/events/rules/when.ts';
import type { EventRow } from '#features/events/types.ts';

/** Whether nobody needs a place at the event any more. */
export const isOver = (event: EventRow, now: Date): boolean =>
	event.state === 'cancelled' || eventSpan(event).end <= now.getTime();
