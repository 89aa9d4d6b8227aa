import type { Sql } from '#features/accounts/server/context.ts';
import type { EventKind } from '#features/events/types.ts';
import { shownTexts } from '#features/partnership/server/public-texts.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Release } from '#lib/disclosure/release.ts';
import { numbersOf, type ToldNumbers } from '../../rules/numbers.ts';
import { shownTo } from '../../rules/suppression.ts';

type Event = { id: string; kind: EventKind };
type Asked = { partnershipId: string; language: Language; source: Language };
export type Told = ToldNumbers & { releasedAt: Date };

/** The numbers of these events as they were told last, of those that any were told of. Reading tells nothing new. */
export async function toldNumbers(
	sql: Sql,
	asked: Asked,
	events: readonly Event[]
): Promise<Map<string, Told>> {
	const ids = events.map(({ id }) => id);
	const last = await lastReleases(sql, asked, ids);
	if (last.size === 0) return new Map();
	const questions = await questionsOf(sql, asked, [...last.keys()]);
	const words = await shownTexts(
		sql,
		asked,
		questions.flatMap(({ id, optionIds }) => [id, ...optionIds])
	);
	const form = { questions, words: (id: string) => words(id, 'title') };
	return new Map(
		events.flatMap(({ id, kind }): [string, Told][] => {
			const found = last.get(id);
			if (!found) return [];
			const { release, releasedAt } = found;
			return [[id, { ...numbersOf(shownTo(kind, release), form), releasedAt }]];
		})
	);
}

async function lastReleases(sql: Sql, { partnershipId }: Asked, eventIds: string[]) {
	if (eventIds.length === 0) return new Map<string, never>();
	const rows = await sql
		.selectFrom('released_count')
		.distinctOn('event_id')
		.select(['event_id', 'tables', 'released_at'])
		.where('partnership_id', '=', partnershipId)
		.where('event_id', 'in', eventIds)
		.orderBy('event_id')
		.orderBy('number', 'desc')
		.execute();
	return new Map(
		rows.map(({ event_id, tables, released_at }) => [
			event_id,
			{ release: tables as unknown as Release, releasedAt: released_at }
		])
	);
}

/** Questions in the order of the form, also those that are not asked any more: they were counted once. */
async function questionsOf(
	sql: Sql,
	{ partnershipId }: Asked,
	eventIds: string[]
): Promise<{ id: string; optionIds: string[] }[]> {
	const rows = await sql
		.selectFrom('question')
		.innerJoin('question_option as option', (join) =>
			join
				.onRef('option.partnership_id', '=', 'question.partnership_id')
				.onRef('option.question_id', '=', 'question.id')
		)
		.select(['question.id', 'option.id as option_id'])
		.where('question.partnership_id', '=', partnershipId)
		.where('question.event_id', 'in', eventIds)
		.orderBy('question.position')
		.orderBy('question.id')
		.orderBy('option.position')
		.execute();
	const questions = Map.groupBy(rows, ({ id }) => id);
	return [...questions].map(([id, own]) => ({
		id,
		optionIds: own.map(({ option_id }) => option_id)
	}));
}
