import type { Clock } from '#platform/server/clock.ts';
import { queueJob, type JobHandler } from '#platform/server/jobs.ts';
import { hasLapsed, nextAttempt } from '../../rules.ts';
import type { Sql, Tx } from '../context.ts';
import { inOrigin, withoutSecrets } from './letters.ts';

export type Post = {
	origin: string;
	clock: Clock;
	/** Resolves when the mail server has accepted the letter; undefined where there is no mail server. */
	send:
		| ((letter: { id: string; to: string; subject: string; text: string }) => Promise<void>)
		| undefined;
};

const keptDays = 30;

/**
 * Sends one letter: marks it as sent only after the mail server took it, and tries again later when
 * it did not. A letter that another worker holds, that was sent or whose link has lapsed is left alone.
 */
export function letterSender(post: Post): JobHandler {
	return async (payload, tx) => {
		const { send } = post;
		const letter = send && (await claimed(tx, (payload as { letterId: string }).letterId));
		const now = post.clock();
		if (!letter || hasLapsed({ kind: letter.kind, queuedAt: letter.queued_at }, now)) return;
		const text = inOrigin(letter.body, post.origin);
		const failure = await attempt(() =>
			send({ id: letter.id, to: letter.recipient, subject: letter.subject, text })
		);
		if (failure === undefined) await markSent(tx, letter, now);
		else await tryLater(tx, { id: letter.id, attempts: letter.attempts + 1, failure }, now);
	};
}

type Letter = { id: string; body: string; attempts: number };

function claimed(tx: Tx, id: string) {
	return tx
		.selectFrom('letter')
		.selectAll()
		.where('id', '=', id)
		.where('sent_at', 'is', null)
		.forUpdate()
		.skipLocked()
		.executeTakeFirst();
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

async function markSent(tx: Tx, letter: Letter, now: Date): Promise<void> {
	await tx
		.updateTable('letter')
		.set({
			sent_at: now,
			last_error: null,
			attempts: letter.attempts + 1,
			body: withoutSecrets(letter.body)
		})
		.where('id', '=', letter.id)
		.execute();
	const old = new Date(now.getTime() - keptDays * 86_400_000);
	await tx.deleteFrom('letter').where('sent_at', '<', old).execute();
}

async function tryLater(
	tx: Tx,
	letter: { id: string; attempts: number; failure: string },
	now: Date
): Promise<void> {
	await tx
		.updateTable('letter')
		.set({ attempts: letter.attempts, last_error: letter.failure })
		.where('id', '=', letter.id)
		.execute();
	// A mailbox that does not exist will not exist in an hour either; the operator sees it and may try.
	if (letter.failure === 'refused') return;
	const startAfter = nextAttempt(letter.attempts, now);
	await queueJob(tx, 'send-letters', { payload: { letterId: letter.id }, startAfter });
}

/** Queues every waiting letter again: at a start, for letters written while there was no mail server. */
export async function queueWaitingLetters(sql: Sql): Promise<void> {
	const waiting = await sql
		.selectFrom('letter')
		.select('id')
		.where('sent_at', 'is', null)
		.execute();
	if (waiting.length === 0) return;
	await sql.transaction().execute(async (tx) => {
		for (const { id } of waiting) await queueJob(tx, 'send-letters', { payload: { letterId: id } });
	});
}
