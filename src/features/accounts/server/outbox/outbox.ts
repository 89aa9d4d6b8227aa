import { queueJob } from '#platform/server/jobs.ts';
import { hasLapsed } from '../../rules.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { instanceCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { inOrigin } from './letters.ts';

export type OutboxLetter = {
	id: string;
	kind: string;
	language: Language;
	recipient: string;
	subject: string;
	body: string;
	queuedAt: Date;
	sentAt: Date | undefined;
	attempts: number;
	lastError: string | undefined;
	state: 'waiting' | 'failing' | 'sent' | 'lapsed';
};

const shown = 200;

/** The instance's newest letters, waiting ones first; for the operator, nobody else sees any. */
export async function outboxLetters(context: Context, origin: string): Promise<OutboxLetter[]> {
	if (!context.actor?.isOperator) return [];
	const rows = await context.sql
		.selectFrom('letter')
		.selectAll()
		.orderBy((eb) => eb('sent_at', 'is', null), 'desc')
		.orderBy('queued_at', 'desc')
		.limit(shown)
		.execute();
	const now = context.clock();
	return rows.map((row) => ({
		id: row.id,
		kind: row.kind,
		language: row.language,
		recipient: row.recipient,
		subject: row.subject,
		body: inOrigin(row.body, origin),
		queuedAt: row.queued_at,
		sentAt: row.sent_at ?? undefined,
		attempts: row.attempts,
		lastError: row.last_error ?? undefined,
		state: stateOf({ ...row, queuedAt: row.queued_at }, now)
	}));
}

type Row = { kind: string; queuedAt: Date; sent_at: Date | null; attempts: number };

function stateOf(row: Row, now: Date): OutboxLetter['state'] {
	if (row.sent_at) return 'sent';
	if (hasLapsed(row, now)) return 'lapsed';
	return row.attempts > 0 ? 'failing' : 'waiting';
}

/** Tries to send a waiting letter now; refuses `no-such-letter`, also for one that was sent. */
export const retryLetter = instanceCommand({
	name: 'retry-letter',
	async run({ tx, journal }, input: { id: string }) {
		const letter = await tx
			.selectFrom('letter')
			.select(['id', 'kind'])
			.where('id', '=', input.id)
			.where('sent_at', 'is', null)
			.forUpdate()
			.executeTakeFirst();
		if (!letter) return { ok: false, reason: 'no-such-letter' } as const;
		await queueJob(tx, 'send-letters', { payload: { letterId: letter.id } });
		journal({
			recordId: letter.id,
			recordKind: 'letter',
			changes: { retried: { after: letter.kind } }
		});
		return { ok: true } as const;
	}
});
