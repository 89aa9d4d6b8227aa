import type { OwnState } from '../types.ts';

/** A place on an opened list, without the person. */
export type ListedPlace = {
	id: string;
	groupId: string;
	position: number;
	productId: string;
	state: OwnState;
	/** The ticket's number, base64url. */
	ticket: string;
};

/** Places with sealed answers, on their way into the browser of a key holder. */
export type SealedPage = {
	places: ListedPlace[];
	answers: [registrationId: string, questionId: string, sealed: string][];
	/** Where the next page goes on; undefined on the last. */
	next: string | undefined;
};
