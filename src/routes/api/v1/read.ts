import type { RequestEvent } from '@sveltejs/kit';
import { isWithinLimitAfterFew, perSeconds } from '../../limits.ts';

const times = 300;
// Noted in this process alone: most clients ask for a table or two.
const few = 30;

/**
 * An address of the public API: everybody reads, nobody all day long. What comes from memory is not counted;
 * of what has to be made anew each client gets 300 answers in a quarter of an hour. No address is stored.
 */
export const read =
	<Event extends Pick<RequestEvent, 'locals' | 'getClientAddress'>>(
		answer: (event: Event) => Promise<Response>
	) =>
	async (event: Event): Promise<Response> => {
		const limit = { who: event.getClientAddress(), times, few };
		if (await isWithinLimitAfterFew(event.locals, 'open data by client', limit))
			return answer(event);
		const headers = { 'access-control-allow-origin': '*', 'retry-after': String(perSeconds) };
		const message = `More than ${times} answers in a quarter of an hour: wait, or download whole tables as CSV.`;
		return Response.json({ message }, { status: 429, headers });
	};
