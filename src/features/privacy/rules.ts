/** The purpose of everything that is sealed to an event's key; a change of format gets another number. */
export const eventKeyInfo = 'tiltas event key 1';

/** Where an answer stands: sealed for one place of one person, it opens nowhere else. */
export const answerPlace = (registrationId: string, questionId: string) =>
	`answer/${registrationId}/${questionId}`;

/** Where the person's own copy of an answer stands, sealed with a key that the claim code gives. */
export const ownAnswerPlace = (registrationId: string, questionId: string) =>
	`own/${registrationId}/${questionId}`;

/** Where the contact of a registration stands, sealed to the instance's key. */
export const contactPlace = (registrationId: string) => `contact/${registrationId}`;
