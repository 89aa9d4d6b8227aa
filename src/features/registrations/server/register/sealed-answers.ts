import { sealAnswer } from '#features/privacy/server/seal.ts';
import type { NewPlace, RegistrationForm } from '../../types.ts';

type Of = { registrationId: string; ownKey: Uint8Array };

/** Each answer sealed for the key holders and for the person; none where the event has no key. */
export function sealedAnswers(
	{ eventKey, questions }: Pick<RegistrationForm, 'eventKey' | 'questions'>,
	{ registrationId, ownKey: claimKey }: Of,
	answers: ReadonlyMap<string, string>
): NewPlace['answers'] {
	if (!eventKey) return [];
	return [...answers].map(([questionId, answer]) => ({
		questionId,
		...sealAnswer({ eventKey, claimKey }, { registrationId, questionId }, answer),
		optionId: questions.find(({ id }) => id === questionId)?.options.find(({ id }) => id === answer)
			?.id
	}));
}
