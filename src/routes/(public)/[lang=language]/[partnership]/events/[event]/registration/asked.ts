import { error } from '@sveltejs/kit';
import { titlesOf } from '#features/events/rules/titles.ts';
import { publicEventBySlug } from '#features/events/server/public-event.ts';
import { publicPartnership } from '#features/partnership/server/public.ts';
import { wayInOf } from '#features/registrations/rules/way-in.ts';
import { registrationForm } from '#features/registrations/server/form.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { running } from '#platform/server/running.ts';
import { isWithinLimits } from '../../../../../../limits.ts';
import type { RequestEvent } from './$types';

// A whole conference behind one network may register in a quarter of an hour; a program that takes all places not.
const timesByClient = 400;

type Asking = Pick<RequestEvent, 'locals' | 'params'>;

/** What is asked at the event of this address; 404 where nobody registers. */
export async function askedAt({ locals, params }: Asking) {
	const now = locals.context.clock();
	const name = `registration ${params.lang} ${params.partnership} ${params.event}`;
	// A rush asks the same of everybody: it is read once for each state of the partnership.
	const read = await running().cache.readings.get(name, params.partnership, () =>
		readAsked({ locals, params }, now)
	);
	return { ...read, wayIn: wayInOf(read.form, now) };
}

async function readAsked({ locals, params }: Asking, now: Date) {
	const { sql } = locals.context;
	const language: Language = params.lang;
	const partnership = await publicPartnership(sql, params.partnership);
	const asked = { language, now, slug: params.event };
	const event = partnership && (await publicEventBySlug(sql, partnership, asked));
	const form = event && (await registrationForm(sql, partnership, { event, language }));
	if (!form) error(404, 'Not found');
	return { partnership, event, title: titlesOf(event, language).headline, form };
}

const answered = new WeakMap<App.Locals, Awaited<ReturnType<typeof askedAt>>>();

/** Keeps what a form was read by for the page that says what came of it: nothing is asked twice in the write. */
export const keepAsked = ({ locals }: Asking, asked: Awaited<ReturnType<typeof askedAt>>) =>
	void answered.set(locals, asked);

/** What the form of this request was read by, else what is asked now. */
export const askedBefore = async (event: Asking) => answered.get(event.locals) ?? askedAt(event);

/** Whether this client may send another registration for the event; no address is stored. */
export function mayRegister(event: RequestEvent, eventId: string): Promise<boolean> {
	const who = `${eventId} ${event.getClientAddress()}`;
	return isWithinLimits(event.locals, { 'registration by client': [who, timesByClient] });
}
