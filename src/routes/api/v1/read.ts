import type { RequestEvent } from '@sveltejs/kit';
import { allowAfterFew } from '#platform/server/rate-limit.ts';
import { running } from '#platform/server/running.ts';

const perSeconds = 15 * 60;
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
		const { sql, clock } = event.locals.context;
		const given = { sql, secret: running().secret, now: clock() };
		const attempt = { action: 'open data by client', who: event.getClientAddress() };
		if (await allowAfterFew(given, attempt, { times, perSeconds, few })) return answer(event);
		const headers = { 'access-control-allow-origin': '*', 'retry-after': String(perSeconds) };
		const message = `More than ${times} answers in a quarter of an hour: wait, or download whole tables as CSV.`;
		return Response.json({ message }, { status: 429, headers });
	};
