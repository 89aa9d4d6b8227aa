import { setImmediate as pause } from 'node:timers/promises';
import { sql as raw } from 'kysely';
import type { Tx } from '#features/accounts/server/context.ts';
import { mark, type ParticipantKeys } from '#features/privacy/server/participant-keys.ts';
import { Counts } from '#lib/disclosure/counts.ts';
import { doorTable, placeTable, unanswered } from '../../rules/numbers.ts';

type At = { partnershipId: string; eventId: string };
const countedAtOnce = 1000;
type Pepper = Pick<ParticipantKeys, 'pepper'>;

/**
 * Everybody who has a place, counted by whether they were admitted and by each choice they made. Who came
 * is counted once the event is over: numbers told while people still come would bind those told afterwards.
 */
export async function countedTables(
	tx: Tx,
	keys: Pepper,
	event: At & { isOver: boolean }
): Promise<Counts[]> {
	const questions = await countedQuestions(tx, event);
	const tables = await Promise.all(
		questions.map((question) => answerTable(tx, keys, { ...event, ...question }))
	);
	return [...(await placeTables(tx, event)), ...tables];
}

type CountedQuestion = { id: string; options: string[] };

async function countedQuestions(tx: Tx, at: At): Promise<CountedQuestion[]> {
	return tx
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
}

const places = (tx: Tx, at: At) =>
	tx
		.selectFrom('registration')
		.where('registration.partnership_id', '=', at.partnershipId)
		.where('registration.event_id', '=', at.eventId)
		.where('registration.state', '=', 'confirmed');

async function placeTables(tx: Tx, at: At & { isOver: boolean }): Promise<Counts[]> {
	const rows = await places(tx, at)
		.select((eb) =>
			eb
				.exists(
					eb
						.selectFrom('scan')
						.select('scan.id')
						.whereRef('scan.partnership_id', '=', 'registration.partnership_id')
						.whereRef('scan.event_id', '=', 'registration.event_id')
						.whereRef('scan.ticket', '=', 'registration.ticket')
						.where('scan.direction', '=', 'in')
				)
				.as('came')
		)
		.execute();
	const came = rows.filter((row) => row.came).length;
	const all = tableOf(placeTable.name, { [placeTable.taken]: rows.length });
	const { name, admitted, absent } = doorTable;
	const door = tableOf(name, { [admitted]: came, [absent]: rows.length - came });
	return at.isOver ? [all, door] : [all];
}

const tableOf = (name: string, numbers: Record<string, number>) =>
	new Counts(
		[{ name, options: Object.keys(numbers) }],
		Object.entries(numbers).map(([option, count]) => ({ of: [option], count }))
	);

async function answerTable(
	tx: Tx,
	keys: Pepper,
	{ id, options, ...at }: At & CountedQuestion
): Promise<Counts> {
	const rows = await places(tx, at)
		.leftJoin('answer', (join) =>
			join
				.onRef('answer.partnership_id', '=', 'registration.partnership_id')
				.onRef('answer.registration_id', '=', 'registration.id')
				.on('answer.question_id', '=', id)
		)
		.select(['registration.id', 'answer.mark'])
		.execute();
	const numbers = new Map<string, number>();
	for (const [index, row] of rows.entries()) {
		// So many keyed hashes would keep everybody else waiting.
		if (index % countedAtOnce === 0) await pause();
		const chosen = options.find((option) =>
			row.mark?.equals(mark(keys, 'option', row.id, id, option))
		);
		const key = chosen ?? unanswered;
		numbers.set(key, (numbers.get(key) ?? 0) + 1);
	}
	const all = [...options, unanswered].map((option) => [option, numbers.get(option) ?? 0]);
	return tableOf(id, Object.fromEntries(all) as Record<string, number>);
}
