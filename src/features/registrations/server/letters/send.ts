import type { Tx } from '#features/accounts/server/context.ts';
import { nextAttempt } from '#features/accounts/rules.ts';
import type { Post } from '#features/accounts/server/outbox/send-letters.ts';
import { openContact } from '#features/privacy/server/open.ts';
import type { ParticipantKeys } from '#features/privacy/server/participant-keys.ts';
import { queueJob, type JobHandler } from '#platform/server/jobs.ts';
import { claimed } from './claimed-letter.ts';
import { composeLetter } from './compose.ts';
import { letterFacts } from './facts.ts';

export type ParticipantPost = Post & { keys: Pick<ParticipantKeys, 'contacts' | 'pepper'> };
export const sendLetterJob = 'send-participant-letter';

/**
 * Sends one letter to a participant: who gets it is opened now and forgotten again. Marked as sent only
 * after the mail server took it; tried again later when it did not; one whose time is over is left alone.
 */
export function participantLetterSender(post: ParticipantPost): JobHandler {
	return async (payload, tx) => {
		const { send } = post;
		if (!send) return;
		const letter = await claimed(tx, (payload as { letterId: string }).letterId);
		if (!letter?.sealed_contact) return;
		const now = post.clock();
		const facts = await letterFacts(tx, { origin: post.origin, now }, letter);
		const contact = { id: letter.registration_id, sealedContact: letter.sealed_contact };
		const { subject, text } = composeLetter(facts);
		const failure = await attempt(() =>
			send({ id: letter.id, to: openContact(post.keys, contact).reveal(), subject, text })
		);
		await tx
			.updateTable('participant_letter')
			.set({
				attempts: letter.attempts + 1,
				last_error: failure ?? null,
				...(failure === undefined
					? { sent_at: now }
					: { due_at: nextAttempt(letter.attempts + 1, now) })
			})
			.where('partnership_id', '=', letter.partnership_id)
			.where('id', '=', letter.id)
			.execute();
	};
}

async function attempt(send: () => Promise<void>): Promise<string | undefined> {
	try {
		await send();
		return undefined;
	} catch (error) {
		// Only the code: a mail server's words may repeat the address.
		const { code } = error as { code?: unknown };
		if (typeof code !== 'string') throw error;
		return code;
	}
}

const queuedAtOnce = 500;

/** Queues what is due and not under way; a mailbox that refuses is not asked again. */
export async function queueWaitingParticipantLetters(tx: Tx, now: Date): Promise<void> {
	const rows = await tx
		.selectFrom('participant_letter')
		.select('id')
		.where('sent_at', 'is', null)
		.where('due_at', '<=', now)
		.where((eb) => eb.or([eb('last_error', 'is', null), eb('last_error', '<>', 'refused')]))
		.orderBy('due_at')
		.limit(queuedAtOnce)
		.execute();
	for (const { id } of rows) {
		const options = { singletonKey: id, singletonSeconds: 60 };
		await queueJob(tx, sendLetterJob, { payload: { letterId: id }, ...options });
	}
}
