import { randomBytes, randomUUID } from 'node:crypto';
import { mark, type ParticipantKeys } from '#features/privacy/server/participant-keys.ts';
import { lockOwnAnswer, sealContact } from '#features/privacy/server/seal.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { eraseAt } from '../../rules.ts';
import type { NewRegistration, RegistrationForm } from '../../types.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** What the statement writes, of one request or of several for the same event; bytes are hex, since rows travel as JSON. */
export type NewRows = {
	partnershipId: string;
	eventId: string;
	/** Only of a request that is written by itself. */
	invitationId: string | null;
	places: {
		id: string;
		group_id: string;
		position: number;
		product_id: string;
		request_mark: string;
		lookup: string;
		ticket: string;
		language: Language;
		taken_at: string;
		/** The order in which a lottery offers places; first come, first served has none. */
		waiting_rank: number | null;
		contact: string | null;
		contact_mark: string | null;
		letter_id: string | null;
	}[];
	addOns: { registration_id: string; product_id: string }[];
	answers: {
		registration_id: string;
		question_id: string;
		sealed: string;
		own: string;
		mark: string | null;
		erase_at: string;
	}[];
};

/** Drawn when somebody joins, from the system's randomness: nobody can foresee it. */
const lot = () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48;

/** The rows of a registration; only keyed hashes and sealed values leave here. */
export function rowsOf(
	form: RegistrationForm,
	sent: NewRegistration,
	{ keys, now }: { keys: ParticipantKeys; now: Date }
): NewRows {
	const { event, setting } = form;
	const [productId = '', ...addOns] = sent.productIds;
	const contact = setting.asksContact ? sent.contact : undefined;
	const ofAll = {
		group_id: sent.places[0]?.id ?? '',
		product_id: productId,
		request_mark: hex(requestMark(keys, event.id, sent.requestKey)),
		language: sent.language,
		taken_at: now.toISOString(),
		waiting_rank: setting.waitingList === 'lottery' ? lot() : null
	};
	return {
		partnershipId: form.partnershipId,
		eventId: event.id,
		invitationId: sent.invitationId ?? null,
		places: sent.places.map(({ id, lookup }, index) => ({
			...ofAll,
			id,
			position: index + 1,
			lookup: hex(claimMark(keys, lookup)),
			ticket: hex(randomBytes(5)),
			...(contact && index === 0 ? letterTo(contact, { keys, eventId: event.id, id }) : nobody)
		})),
		addOns: sent.places.flatMap(({ id }) =>
			addOns.map((product_id) => ({ registration_id: id, product_id }))
		),
		answers: answerRows(form, sent, keys)
	};
}

const nobody = { contact: null, contact_mark: null, letter_id: null };
type At = { keys: ParticipantKeys; eventId: string; id: string };

const letterTo = (contact: string, { keys, eventId, id }: At) => ({
	contact: hex(sealContact(keys, id, contact)),
	contact_mark: hex(mark(keys, 'contact', eventId, contact)),
	letter_id: randomUUID()
});

function answerRows(
	{ event, questions }: RegistrationForm,
	sent: NewRegistration,
	keys: ParticipantKeys
): NewRows['answers'] {
	const days = new Map(questions.map(({ id, retentionDays }) => [id, retentionDays]));
	return sent.places.flatMap((place) =>
		place.answers.map(({ questionId, sealed, own, optionId }) => ({
			registration_id: place.id,
			question_id: questionId,
			sealed: hex(sealed),
			own: hex(lockOwnAnswer(keys, { registrationId: place.id, questionId }, own)),
			mark:
				optionId === undefined ? null : hex(mark(keys, 'option', place.id, questionId, optionId)),
			erase_at: eraseAt(event.endsAt, days.get(questionId) ?? 0).toISOString()
		}))
	);
}

/** The keyed hash under which a claim code's place is found. */
export const claimMark = (keys: Pick<ParticipantKeys, 'pepper'>, lookup: Uint8Array) =>
	mark(keys, 'claim', hex(lookup));

/** The keyed hash under which a form that is sent again finds what it was given. */
export const requestMark = (
	keys: Pick<ParticipantKeys, 'pepper'>,
	eventId: string,
	requestKey: string
) => mark(keys, 'request', eventId, requestKey);
