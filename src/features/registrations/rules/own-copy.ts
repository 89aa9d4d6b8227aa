import type { PlacePage } from '../types.ts';

const text = (shown: { text: string } | undefined) => shown?.text ?? '';
const instant = (date: Date | undefined) => date?.toISOString();

/** What is held about the person of a place, as a file to take along (GDPR, articles 15 and 20). */
export function ownCopy({ place, event, form, known }: PlacePage): Record<string, unknown> {
	const titleOf = (id: string) => text(form?.products.find((product) => product.id === id)?.title);
	return {
		event: text(event?.title),
		state: place.state,
		takenAt: instant(place.takenAt),
		endedAt: instant(known.endedAt),
		offeredUntil: instant(place.offeredUntil),
		chosen: [place.productId, ...place.addOnIds].map(titleOf),
		ticketNumber: hex(place.ticket),
		languageOfLetters: known.language,
		addressForLetters: place.hasContact ? 'kept sealed until the day after the event' : 'none',
		answers: place.answers.map(({ questionId, answer, eraseAt }) => {
			const question = form?.questions.find(({ id }) => id === questionId);
			const option = question?.options.find(({ id }) => id === answer);
			return {
				question: text(question?.title),
				answer: option ? text(option.title) : answer,
				erasedAt: instant(eraseAt)
			};
		}),
		letters: known.letters.map(({ kind, dueAt, sentAt }) => ({
			kind,
			dueAt: instant(dueAt),
			sentAt: instant(sentAt)
		})),
		otherPlacesOfTheGroup: place.group
	};
}

/** The bytes of a ticket's number as they are written. */
export const hex = (bytes: Uint8Array): string =>
	[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
