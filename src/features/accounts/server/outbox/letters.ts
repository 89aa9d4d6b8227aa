import { randomUUID } from 'node:crypto';
import type { Language } from '#lib/i18n/languages.ts';
import { queueJob } from '#platform/server/jobs.ts';
import type { Tx } from '../context.ts';

/** What stands in a stored letter for the instance's own address; a letter is read with `inOrigin`. */
export const originMark = 'https://origin.invalid';

export type NewLetter = {
	partnershipId?: string | undefined;
	kind: string;
	language: Language;
	recipient: string;
	subject: string;
	/** Plain text; links of the instance begin with `originMark`. */
	body: string;
};

/** Puts a letter into the outbox in the caller's transaction: it leaves only if that commits. */
export async function queueLetter(tx: Tx, now: Date, letter: NewLetter): Promise<string> {
	const id = randomUUID();
	const { partnershipId, ...content } = letter;
	await tx
		.insertInto('letter')
		.values({ id, partnership_id: partnershipId ?? null, ...content, queued_at: now })
		.execute();
	await queueJob(tx, 'send-letters', { payload: { letterId: id } });
	return id;
}

/** The letter as it is read: its links lead to this instance. */
export function inOrigin(body: string, origin: string): string {
	return body.replaceAll(originMark, origin);
}

/** A sent letter is kept without what its links could open. */
export function withoutSecrets(body: string): string {
	return body.replaceAll(/([?&]token=)[\w-]+/g, '$1…');
}
