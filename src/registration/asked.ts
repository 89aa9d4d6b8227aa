import { error } from '@sveltejs/kit';
import { titlesOf } from '#features/events/rules/titles.ts';
import { publicEventBySlug } from '#features/events/server/public-event.ts';
import { publicPartnership } from '#features/partnership/server/public.ts';
import { wayInOf } from '#features/registrations/rules/way-in.ts';
import { registrationForm } from '#features/registrations/server/form.ts';
import type { Refusal } from '#features/registrations/types.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { running } from '#platform/server/running.ts';
import { allowAfterFew } from '#platform/server/rate-limit.ts';
import type { RequestEvent } from '@sveltejs/kit';

// A whole conference behind one network may register in a quarter of an hour; a program that takes all places not.
const placesByClient = 400;
// A few places are a person's or a family's: they are noted in memory alone.
const few = 20;
const quarterHour = 15 * 60;

export type Asking = {
	locals: Pick<App.Locals, 'context' | 'visit' | 'language' | 'origin'>;
	params: { lang: Language; partnership: string; event: string };
};
/** What a form is made of, as it is kept until the partnership changes. */
export type Asked = Awaited<ReturnType<typeof readAsked>>;
export type Client = Pick<RequestEvent, 'getClientAddress'>;

/** The name under which a form, and the page made of it, is kept until its partnership changes. */
export const nameOf = ({ params }: Pick<Asking, 'params'>) =>
	`registration ${params.lang} ${params.partnership} ${params.event}`;

/** What is asked at the event of this address; 404 where nobody registers. */
export async function askedAt({ locals, params }: Asking) {
	const now = locals.context.clock();
	// A rush asks the same of everybody: it is read once for each state of the partnership.
	const read = await running().cache.readings.get(nameOf({ params }), params.partnership, () =>
		readAsked({ locals, params }, now)
	);
	return { ...read, wayIn: wayInOf(read.form, now) };
}

async function readAsked({ locals, params }: Pick<Asking, 'locals' | 'params'>, now: Date) {
	const { sql } = locals.context;
	const language = params.lang;
	const partnership = await publicPartnership(sql, params.partnership);
	const asked = { language, now, slug: params.event };
	const event = partnership && (await publicEventBySlug(sql, partnership, asked));
	const form = event && (await registrationForm(sql, partnership, { event, language }));
	if (!form) error(404, 'Not found');
	return { partnership, event, title: titlesOf(event, language).headline, form };
}

/** Whether this client may have so many places more at the event; no address is stored. */
export function mayTake(event: Asking & Client, eventId: string, places: number): Promise<boolean> {
	const { sql, clock } = event.locals.context;
	const who = `${eventId} ${event.getClientAddress()}`;
	const attempt = { action: 'registration by client', who, weight: places };
	const given = { sql, secret: running().secret, now: clock() };
	return allowAfterFew(given, attempt, { times: placesByClient, perSeconds: quarterHour, few });
}

/** What a refusal is in HTTP: too many requests, or in the way of what is there now. */
export const statusOf = ({ reason }: { reason: Refusal }) => (reason === 'too-often' ? 429 : 409);
