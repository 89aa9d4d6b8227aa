import { error } from '@sveltejs/kit';
import { plainSending } from '#features/registrations/input.ts';
import { takeSent } from '#features/registrations/server/register/take-sent.ts';
import type { Taken } from '#features/registrations/server/register/take-place.ts';
import { refusals } from '#features/registrations/ui/refusals.ts';
import type { Problem } from '#lib/form/parse.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';
import { readForm } from '../sent-form.ts';
import { askedAt, mayTake, statusOf, type Asking, type Client } from './asked.ts';

type Place = Pick<Extract<Taken, { ok: true }>, 'state' | 'codes'> & { hasContact: boolean };
type Refusal = {
	status: 400 | 409 | 429;
	sent: SentForm;
	problems?: readonly Problem[];
	refusal?: MessageKey;
};
/** What was typed: as the framework reads it, or the front door. */
export type SentForm = FormData | URLSearchParams;
/** What became of a form without JavaScript: a place with its words, or why not, with what was typed. */
export type Received = { taken: Place } | Refusal;

/** Takes what the form of a request without JavaScript asks for; a body that is no form is the sender's fault. */
export async function receive(event: Asking & Client & { request: Request }): Promise<Received> {
	return received(event, await readForm(event.request).catch(() => error(400)));
}

/** Takes what a form without JavaScript asks for. */
export async function received(event: Asking & Client, sent: SentForm): Promise<Received> {
	const { form } = await askedAt(event);
	const parsed = plainSending(form, sent);
	if (!parsed.ok) return { status: 400, sent, problems: parsed.problems };
	const { language, visit } = event.locals;
	const taken = await takeSent(visit, form, {
		language,
		form: parsed.value,
		mayTake: (places) => mayTake(event, form.event.id, places)
	});
	if (!taken.ok) return { status: statusOf(taken), sent, refusal: refusals[taken.reason] };
	const { state, codes } = taken;
	return { taken: { state, codes, hasContact: parsed.value.contact !== undefined } };
}
