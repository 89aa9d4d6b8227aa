import type { PlainSending, Sending, sealedSending } from '../../input.ts';
import type { InferOutput } from 'valibot';
import type { Language } from '#lib/i18n/languages.ts';
import type { Refusal, Registered, RegistrationForm } from '../../types.ts';
import type { Visit } from '../visit.ts';
import { formFault } from './form-token.ts';
import { invitationOf } from './invited.ts';
import { register } from './register.ts';
import { takePlace, type Taken } from './take-place.ts';

type Refused = { ok: false; reason: Refusal };
type Sent<Form> = { language: Language; form: Form };

/** Takes the places that a form without JavaScript asks for; refuses programs, and what `takePlace` refuses. */
export async function takeSent(
	visit: Visit,
	form: RegistrationForm,
	{ language, form: sent }: Sent<PlainSending>
): Promise<Taken | Refused> {
	const reason = faultOf(visit, form, sent);
	if (reason) return { ok: false, reason };
	const invitationId = await invitationOf(visit, form.event.id, sent.invitation);
	const { key: requestKey, contact } = sent;
	return takePlace(visit, form, { ...sent, contact, language, requestKey, invitationId });
}

/** Takes the places whose answers the browser has sealed; refuses programs, and what `register` refuses. */
export async function takeSealed(
	visit: Visit,
	form: RegistrationForm,
	{ language, form: sent }: Sent<InferOutput<typeof sealedSending>>
): Promise<Registered | Refused> {
	const reason = faultOf(visit, form, sent);
	if (reason) return { ok: false, reason };
	const invitationId = await invitationOf(visit, form.event.id, sent.invitation);
	return register(visit, form, { ...sent, language, requestKey: sent.key, invitationId });
}

function faultOf(visit: Visit, { event }: RegistrationForm, sent: Sending): Refusal | undefined {
	return sent.website ? 'not-ours' : formFault(visit, event.id, sent);
}
