import type { Tx } from '#features/accounts/server/context.ts';
import { nextAttempt } from '#features/accounts/rules.ts';
import type { Post } from '#features/accounts/server/outbox/send-letters.ts';
import { openContact } from '#features/privacy/server/open.ts';
import { mark, type ParticipantKeys } from '#features/privacy/server/participant-keys.ts';
import { queueJob, type JobHandler } from '#platform/server/jobs.ts';
import { claimed, type ClaimedLetter } from './claimed-letter.ts';
import { composeLetter } from './compose.ts';
import { letterFacts } from './facts.ts';
import { letterCount } from './letter-count.ts';

export type ParticipantPost = Post & { keys: Pick<ParticipantKeys, 'contacts' | 'pepper'> };
export const sendLetterJob = 'send-participant-letter';

/**
 * Sends one letter to a participant: who gets it is opened now and forgotten again. Marked as sent only
 * after the mail server took it; tried again later when it did not; one whose time is over is left alone, and
 * so is one more of what somebody was written several times that day.
 */
export function participantLetterSender(post: ParticipantPost): JobHandler {
	return async (payload, tx) => {
		const { send } = post;
		if (!send) return;
		const letter = await claimed(tx, (payload as { letterId: string }).letterId);
		if (!letter?.sealed_contact) return;
		const now = post.clock();
		const facts = await factsOf(tx, { origin: post.origin, now }, letter);
		const contact = { id: letter.registration_id, sealedContact: letter.sealed_contact };
		const to = openContact(post.keys, contact);
		const { subject, text } = composeLetter(facts);
		const counted = letterCount(tx, { keys: post.keys, now }, { ...letter, to });
		const failure = (await counted.isFull())
			? tooMany
			: await attempt(() => send({ id: idOutside(post, letter), to: to.reveal(), subject, text }));
		if (failure === undefined) await counted.add();
		await note(tx, letter, { failure, now });
	};
}

/**
 * What mail servers call the letter, the same whenever it is sent: not its own id, by which whoever has their
 * logs and a stolen table would find whose place it is.
 */
const idOutside = ({ keys }: ParticipantPost, { id }: ClaimedLetter) =>
	mark(keys, 'letter', id).toString('hex');

// The moment stands in the mail servers' logs too, beside the address; the hour is shared with others.
const hourMs = 3_600_000;
const hourOf = (now: Date) => new Date(Math.floor(now.getTime() / hourMs) * hourMs);

const note = (
	tx: Tx,
	letter: ClaimedLetter,
	{ failure, now }: { failure: string | undefined; now: Date }
) =>
	tx
		.updateTable('participant_letter')
		.set({
			attempts: letter.attempts + 1,
			last_error: failure ?? null,
			...(failure === undefined
				? { sent_at: hourOf(now) }
				: { due_at: nextAttempt(letter.attempts + 1, now) })
		})
		.where('partnership_id', '=', letter.partnership_id)
		.where('id', '=', letter.id)
		.execute();

async function factsOf(tx: Tx, post: { origin: string; now: Date }, letter: ClaimedLetter) {
	const factsFor = await letterFacts(
		tx,
		{ ...post, language: letter.language },
		{
			partnershipId: letter.partnership_id,
			eventId: letter.event_id,
			productIds: [letter.product_id]
		}
	);
	return factsFor({
		productId: letter.product_id,
		kind: letter.kind,
		state: letter.state,
		offeredUntil: letter.offered_until ?? undefined
	});
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

const tooMany = 'too-many';

/** Queues what is due and not under way; a mailbox that refuses, or has had enough of it, is not asked again. */
export async function queueWaitingParticipantLetters(tx: Tx, now: Date): Promise<void> {
	const rows = await tx
		.selectFrom('participant_letter')
		.select('id')
		.where('sent_at', 'is', null)
		.where('due_at', '<=', now)
		.where((eb) =>
			eb.or([eb('last_error', 'is', null), eb('last_error', 'not in', ['refused', tooMany])])
		)
		.orderBy('due_at')
		.limit(queuedAtOnce)
		.execute();
	for (const { id } of rows) {
		const options = { singletonKey: id, singletonSeconds: 60 };
		await queueJob(tx, sendLetterJob, { payload: { letterId: id }, ...options });
	}
}
