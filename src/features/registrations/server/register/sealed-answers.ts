import { sealAnswer } from '#features/privacy/server/seal.ts';
import type { NewPlace, RegistrationForm } from '../../types.ts';

type Of = { registrationId: string; ownKey: Uint8Array };

/**
 * The answer to each question sealed for the key holders and for the person, an empty one too: which questions
 * somebody answered is nobody's business. None where the event has no key.
 */
export function sealedAnswers(
	{ eventKey, questions }: Pick<RegistrationForm, 'eventKey' | 'questions'>,
	{ registrationId, ownKey: claimKey }: Of,
	answers: ReadonlyMap<string, string>
): NewPlace['answers'] {
	if (!eventKey) return [];
	return questions.map(({ id: questionId, kind }) => {
		const answer = answers.get(questionId) ?? '';
		return {
			questionId,
			...sealAnswer({ eventKey, claimKey }, { registrationId, questionId }, answer),
			optionId: kind === 'choice' ? answer : undefined
		};
	});
}
