import { randomBytes, randomUUID } from 'node:crypto';
import { mark, type ParticipantKeys } from '#features/privacy/server/participant-keys.ts';
import { sealContact } from '#features/privacy/server/seal.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { eraseAt } from '../../rules.ts';
import type { NewRegistration, RegistrationForm } from '../../types.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** What the statement writes; bytes are hex, since rows travel as JSON. */
export type NewRows = {
	partnershipId: string;
	eventId: string;
	size: number;
	now: Date;
	productIds: readonly string[];
	requestMark: Buffer;
	language: Language;
	invitationId: string | null;
	letterId: string;
	/** The order in which a lottery offers places; first come, first served has none. */
	waitingRank: number | null;
	places: {
		id: string;
		group_id: string;
		position: number;
		lookup: string;
		ticket: string;
		contact: string | null;
		contact_mark: string | null;
	}[];
	answers: {
		registration_id: string;
		question_id: string;
		sealed: string;
		own: string;
		mark: string | null;
		erase_at: string;
	}[];
};

/** The rows of a registration; only keyed hashes and sealed values leave here. */
export function rowsOf(
	form: RegistrationForm,
	sent: NewRegistration,
	{ keys, now }: { keys: ParticipantKeys; now: Date }
): NewRows {
	const { event, setting } = form;
	const groupId = sent.places[0]?.id ?? '';
	const contact = setting.asksContact ? sent.contact : undefined;
	return {
		partnershipId: form.partnershipId,
		eventId: event.id,
		size: sent.places.length,
		now,
		productIds: sent.productIds,
		requestMark: requestMark(keys, event.id, sent.requestKey),
		language: sent.language,
		invitationId: sent.invitationId ?? null,
		letterId: randomUUID(),
		waitingRank: setting.waitingList === 'lottery' ? Math.random() : null,
		places: sent.places.map(({ id, lookup }, index) => ({
			id,
			group_id: groupId,
			position: index + 1,
			lookup: hex(claimMark(keys, lookup)),
			ticket: hex(randomBytes(5)),
			contact: contact && index === 0 ? hex(sealContact(keys, id, contact)) : null,
			contact_mark: contact && index === 0 ? hex(mark(keys, 'contact', event.id, contact)) : null
		})),
		answers: answerRows(form, sent, keys)
	};
}

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
			own: hex(own),
			mark: optionId ? hex(mark(keys, 'option', place.id, questionId, optionId)) : null,
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
