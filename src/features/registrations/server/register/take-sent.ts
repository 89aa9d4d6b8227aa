import type { PlainSending, Sending, sealedSending } from '../../input.ts';
import type { InferOutput } from 'valibot';
import type { Language } from '#lib/i18n/languages.ts';
import type { Refusal, Registered, RegistrationForm } from '../../types.ts';
import type { Visit } from '../visit.ts';
import { formFault } from './form-token.ts';
import { invitationOf } from './invited.ts';
import { earlier, register } from './register.ts';
import { takePlace, type Taken } from './take-place.ts';

type Refused = { ok: false; reason: Refusal };
type Sent<Form> = {
	language: Language;
	form: Form;
	/** Whether whoever sends it may have so many places more; asked of forms of ours only. */
	mayTake: (places: number) => Promise<boolean>;
};

/** Takes the places that a form without JavaScript asks for; refuses programs, and what `takePlace` refuses. */
export async function takeSent(
	visit: Visit,
	form: RegistrationForm,
	{ language, form: sent, mayTake }: Sent<PlainSending>
): Promise<Taken | Refused> {
	const reason = await faultOf(visit, form, sent);
	if (reason) return { ok: false, reason };
	if (!(await mayTake(sent.size))) return { ok: false, reason: 'too-often' };
	const invitationId = await invitationOf(visit, form.event.id, sent.invitation);
	const { key: requestKey, contact } = sent;
	return takePlace(visit, form, { ...sent, contact, language, requestKey, invitationId });
}

/** Takes the places whose answers the browser has sealed; refuses programs, and what `register` refuses. */
export async function takeSealed(
	visit: Visit,
	form: RegistrationForm,
	{ language, form: sent, mayTake }: Sent<InferOutput<typeof sealedSending>>
): Promise<Registered | Refused> {
	const reason = await faultOf(visit, form, sent);
	if (reason) return { ok: false, reason };
	if (!(await mayTake(sent.places.length))) return { ok: false, reason: 'too-often' };
	const invitationId = await invitationOf(visit, form.event.id, sent.invitation);
	return register(visit, form, { ...sent, language, requestKey: sent.key, invitationId });
}

async function faultOf(
	visit: Visit,
	form: RegistrationForm,
	sent: Sending
): Promise<Refusal | undefined> {
	if (sent.website) return 'not-ours';
	const fault = formFault(visit, form, sent);
	// What was taken on the old promises is shown again.
	const isKnown = fault === 'changed' && (await earlier(visit, form, { requestKey: sent.key }));
	return isKnown ? undefined : fault;
}
