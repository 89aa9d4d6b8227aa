import { sql as raw } from 'kysely';
import type { Sql, Tx } from '#features/accounts/server/context.ts';
import type { EventKind } from '#features/events/types.ts';
import { mark, type ParticipantKeys } from '#features/privacy/server/participant-keys.ts';
import { Counts } from '#lib/disclosure/counts.ts';
import type { Release } from '#lib/disclosure/release.ts';
import { asJson } from '#platform/server/database/values.ts';
import { crowd } from './door/head-counts.ts';
import { numbersShown } from '../rules/suppression.ts';

/*
 * The only way out of numbers about participants. Results, reports, exports and the API ask here, and get
 * nothing that says how few there are of any kind, or that could be subtracted from what they got before.
 */

type At = { partnershipId: string; eventId: string };
type Pepper = Pick<ParticipantKeys, 'pepper'>;

/** How many have a place and how many were admitted at any door; exact, for the team and for a claim with its source. */
export async function totals(
	tx: Sql | Tx,
	at: At
): Promise<{ registered: number; admitted: number }> {
	const { rows } = await raw<{ registered: number; admitted: number }>`
		select
			greatest((select count(*) from registration where partnership_id = ${at.partnershipId}
				and event_id = ${at.eventId} and state = 'confirmed'), ${kept(at, 'registered')})::int as registered,
			greatest((select count(distinct ticket) from scan where partnership_id = ${at.partnershipId}
				and event_id = ${at.eventId} and direction = 'in'), ${kept(at, 'admitted')})::int as admitted`.execute(
		tx
	);
	return rows[0] ?? { registered: 0, admitted: 0 };
}

/** What stewards counted of a crowd, as a range; undefined where nobody has counted. */
export async function gathered(
	sql: Sql | Tx,
	at: At
): Promise<{ low: number; high: number } | undefined> {
	const found = await crowd({ sql }, at);
	return found && { low: found.low, high: found.high };
}

/** What was kept of places that are forgotten already. */
const kept = (at: At, what: string) => raw`
	(select number from place_total where partnership_id = ${at.partnershipId}
		and event_id = ${at.eventId} and what = ${what})`;

/**
 * How many of those with a place chose what, as anybody may read it: one table for each question, small
 * numbers hidden, and nothing that differs from what was told before by so few that they could be found.
 * Asking keeps what it tells. Once answers are forgotten it tells what it told last.
 */
export async function tellCounts(
	tx: Tx,
	keys: Pepper,
	event: At & { kind: EventKind; leastCount: number; now: Date }
): Promise<Release> {
	const earlier = await released(tx, event);
	const questions = await countedQuestions(tx, event);
	const tables = await Promise.all(
		questions.map(({ id, options }) => tableOf(tx, keys, { ...event, id, options }))
	);
	if (tables.length === 0 || (await areForgotten(tx, event))) return earlier.at(-1) ?? [];
	const shown = numbersShown(earlier, tables, event);
	if (shown.because === 'first' || shown.because === 'far_enough') {
		await tx
			.insertInto('released_count')
			.values({
				partnership_id: event.partnershipId,
				event_id: event.eventId,
				number: earlier.length + 1,
				tables: asJson(shown.release) as never,
				released_at: event.now
			})
			.execute();
	}
	return shown.tables;
}

/** The event's row is held, so that two who ask at once are told one after the other. */
async function released(tx: Tx, at: At): Promise<Release[]> {
	await tx
		.selectFrom('event')
		.select('id')
		.where('partnership_id', '=', at.partnershipId)
		.where('id', '=', at.eventId)
		.forNoKeyUpdate()
		.execute();
	const rows = await tx
		.selectFrom('released_count')
		.select('tables')
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.orderBy('number')
		.execute();
	return rows.map(({ tables }) => tables as unknown as Release);
}

type CountedQuestion = { id: string; options: string[] };

async function countedQuestions(tx: Tx, at: At): Promise<CountedQuestion[]> {
	const rows = await tx
		.selectFrom('question')
		.innerJoin('question_option', (join) =>
			join
				.onRef('question_option.partnership_id', '=', 'question.partnership_id')
				.onRef('question_option.question_id', '=', 'question.id')
		)
		.select(['question.id', raw<string[]>`array_agg(question_option.id::text)`.as('options')])
		.where('question.partnership_id', '=', at.partnershipId)
		.where('question.event_id', '=', at.eventId)
		.where('question.kind', '=', 'choice')
		.where('question.withdrawn_at', 'is', null)
		.groupBy('question.id')
		.orderBy('question.id')
		.execute();
	return rows;
}

/** The option of those who did not answer, so that everybody stands in one cell. */
export const unanswered = 'unanswered';

async function tableOf(
	tx: Tx,
	keys: Pepper,
	{ partnershipId, eventId, id, options }: At & CountedQuestion
): Promise<Counts> {
	const rows = await tx
		.selectFrom('registration')
		.leftJoin('answer', (join) =>
			join
				.onRef('answer.partnership_id', '=', 'registration.partnership_id')
				.onRef('answer.registration_id', '=', 'registration.id')
				.on('answer.question_id', '=', id)
		)
		.select(['registration.id', 'answer.mark'])
		.where('registration.partnership_id', '=', partnershipId)
		.where('registration.event_id', '=', eventId)
		.where('registration.state', '=', 'confirmed')
		.execute();
	const numbers = new Map<string, number>();
	for (const row of rows) {
		const chosen = options.find((option) =>
			row.mark?.equals(mark(keys, 'option', row.id, id, option))
		);
		const key = chosen ?? unanswered;
		numbers.set(key, (numbers.get(key) ?? 0) + 1);
	}
	const all = [...options, unanswered];
	return new Counts(
		[{ name: id, options: all }],
		all.map((option) => ({ of: [option], count: numbers.get(option) ?? 0 }))
	);
}

async function areForgotten(tx: Tx, at: At): Promise<boolean> {
	const row = await tx
		.selectFrom('erasure')
		.select('id')
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.where('kind', 'in', ['answers', 'places'])
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}
