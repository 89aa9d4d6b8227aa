import type { Tx } from '#features/accounts/server/context.ts';
import { eventSpan } from '#features/events/rules/when.ts';
import { whenOf } from '#features/events/server/event/event-rows.ts';
import type { ParticipantKeys } from '#features/privacy/server/participant-keys.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { queueJob, type JobHandler } from '#platform/server/jobs.ts';
import { forgetAttempts } from '#platform/server/rate-limit.ts';
import type { Sql } from '#features/accounts/server/context.ts';
import { forgetWhatIsDue } from './forgetting/forget.ts';
import { queueDueLetters } from './letters/due.ts';
import {
	participantLetterSender,
	queueWaitingParticipantLetters,
	sendLetterJob,
	type ParticipantPost
} from './letters/send.ts';
import { countBeforeForgetting } from './numbers/before-forgetting.ts';
import { sumRegistrations } from './sums/sum-registrations.ts';
import { passOn } from './waiting-list/pass-on.ts';

const roundJob = 'registration-round';
const roundSeconds = 60;

/** The background work of registration, by the name it is queued under. */
export const registrationJobs = (post: ParticipantPost): Record<string, JobHandler> => ({
	[sendLetterJob]: participantLetterSender(post),
	[roundJob]: async (_, tx) => {
		await goRound(tx, post.keys, post.clock());
		await queueRound(tx, new Date(post.clock().getTime() + roundSeconds * 1000));
	}
});

/** Begins the rounds of this instance, if they are not under way: at a start, and after an outage. */
export function beginRounds(database: { sql: Sql }, now: Date): Promise<void> {
	return inTransaction(database, (tx) => queueRound(tx, now));
}

/** One round at a time for all processes, however many begin it. */
function queueRound(tx: Tx, startAfter: Date): Promise<void> {
	const options = { singletonKey: 'round', singletonSeconds: roundSeconds - 5, startAfter };
	return queueJob(tx, roundJob, { payload: {}, ...options });
}

/** What time brings without anybody asking: lapsed offers pass on, letters become due, the rest is counted and forgotten. */
export async function goRound(
	tx: Tx,
	keys: Pick<ParticipantKeys, 'pepper'>,
	now: Date
): Promise<void> {
	for (const event of await eventsWithLapsedOffers(tx, now)) {
		await passOn(tx, event, { now, closes: event.closes });
	}
	await queueDueLetters(tx, now);
	await sumRegistrations(tx, now);
	await countBeforeForgetting(tx, keys, now);
	await forgetWhatIsDue(tx, now);
	await queueWaitingParticipantLetters(tx, now);
	await forgetAttempts({ sql: tx, now });
}

async function eventsWithLapsedOffers(tx: Tx, now: Date) {
	const rows = await tx
		.selectFrom('registration')
		.innerJoin('registration_setting as setting', (join) =>
			join
				.onRef('setting.partnership_id', '=', 'registration.partnership_id')
				.onRef('setting.event_id', '=', 'registration.event_id')
		)
		.innerJoin('event', (join) =>
			join
				.onRef('event.partnership_id', '=', 'registration.partnership_id')
				.onRef('event.id', '=', 'registration.event_id')
		)
		.selectAll('event')
		.select('setting.closes_at')
		.where('registration.state', '=', 'offered')
		.where('registration.offered_until', '<=', now)
		.distinct()
		.execute();
	return rows.map((row) => ({
		partnershipId: row.partnership_id,
		eventId: row.id,
		closes: row.closes_at ?? new Date(eventSpan(whenOf(row)).end)
	}));
}
