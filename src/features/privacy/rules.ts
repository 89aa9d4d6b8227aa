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

/** The purpose of what is sealed to a key holder's own key. */
export const holderKeyInfo = 'tiltas holder key 1';

/** Where a holder's locked private key stands: with this public key and no other. */
export const lockedKeyPlace = (publicKey: string) => `holder/${publicKey}`;

/** Where a share stands: part of this event key, for this holder. Keys are named by their public halves. */
export const sharePlace = (eventPublicKey: string, holderPublicKey: string) =>
	`share/${eventPublicKey}/${holderPublicKey}`;

/** Where a second holder's share stands: for one opening and the one who opens. */
export const openingSharePlace = (openingId: string, openerPublicKey: string) =>
	`opening/${openingId}/${openerPublicKey}`;

/** An opened list closes by itself. */
export const openMinutes = 30;
/** More openings than this by one person in an hour are refused: nobody looks that often for a reason. */
export const mostOpeningsInHour = 12;
export const purposeLength = { least: 3, most: 500 } as const;

export const isRunning = (opening: { endsAt: Date; closedAt: Date | undefined }, now: Date) =>
	opening.closedAt === undefined && now < opening.endsAt;

type NewEventKey = { threshold: number; shares: readonly { holderKeyId: string }[] };

/** Why shares do not make a key: too few to open it, or one holder twice. */
export function sharesRefusal({ threshold, shares }: NewEventKey): 'too-few-holders' | undefined {
	const holders = new Set(shares.map(({ holderKeyId }) => holderKeyId));
	return holders.size < threshold || holders.size !== shares.length ? 'too-few-holders' : undefined;
}
