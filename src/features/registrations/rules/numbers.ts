import { eventSpan } from '#features/events/rules/when.ts';
import type { When } from '#features/events/types.ts';
import type { ShownText } from '#features/partnership/types.ts';
import type { PublishedTable, ShownCell } from '#lib/disclosure/published.ts';
import type { Release } from '#lib/disclosure/release.ts';

/** The table of all who have a place, which begins every release. */
export const placeTable = { name: 'place', taken: 'taken' } as const;
/** The table of who came: there is none until the event is over. */
export const doorTable = { name: 'door', admitted: 'admitted', absent: 'absent' } as const;
/** The option of those who did not answer, so that everybody stands in one cell. */
export const unanswered = 'unanswered';

export type ToldOption = {
	/** Absent for those who did not answer. */
	id: string | undefined;
	title: ShownText | undefined;
	cell: ShownCell;
};
export type ToldQuestion = { id: string; title: ShownText | undefined; options: ToldOption[] };
/** The numbers of one release as people read them. */
export type ToldNumbers = {
	registered: ShownCell;
	admitted: ShownCell;
	questions: ToldQuestion[];
};

type Words = (recordId: string) => ShownText | undefined;
type Asked = { id: string; optionIds: readonly string[] };
const hidden: ShownCell = { hidden: true };

/** What a release says, with its questions and options in the order and words of the form. */
export function numbersOf(
	release: Release,
	{ questions, words }: { questions: readonly Asked[]; words: Words }
): ToldNumbers {
	const tables = new Map(release.map((table) => [table.dimensions[0] ?? '', table]));
	const door = tables.get(doorTable.name);
	return {
		registered: release[0]?.total ?? hidden,
		admitted: cellOf(door, doorTable.admitted),
		questions: questions
			.filter(({ id }) => tables.has(id))
			.map(({ id, optionIds }) => ({
				id,
				title: words(id),
				options: [...optionIds, unanswered]
					.filter((option) => tables.get(id)?.cells.some(({ key }) => key[0] === option))
					.map((option) => ({
						id: option === unanswered ? undefined : option,
						title: option === unanswered ? undefined : words(option),
						cell: cellOf(tables.get(id), option)
					}))
			}))
	};
}

function cellOf(table: PublishedTable | undefined, option: string): ShownCell {
	return table?.cells.find(({ key }) => key[0] === option)?.cell ?? hidden;
}

/** The columns of the numbers wherever they are downloaded. */
export const numberColumns = [
	'what',
	'question',
	'question_language',
	'option',
	'count',
	'fewer_than'
] as const;
type NumberRow = Partial<Record<(typeof numberColumns)[number], string | number>>;

/** The numbers as rows: a number that is hidden has neither count nor bound. */
export function numberRows(told: ToldNumbers): NumberRow[] {
	const answers = told.questions.flatMap(({ title, options }) =>
		options.map((option) => ({
			what: option.id === undefined ? 'no_answer' : 'answer',
			...(title ? { question: title.text, question_language: title.language } : {}),
			...(option.title ? { option: option.title.text } : {}),
			...cellColumns(option.cell)
		}))
	);
	return [
		{ what: 'registered', ...cellColumns(told.registered) },
		{ what: 'admitted', ...cellColumns(told.admitted) },
		...answers
	];
}

function cellColumns(cell: ShownCell): NumberRow {
	if ('shown' in cell) return { count: cell.shown };
	return 'below' in cell ? { fewer_than: cell.below } : {};
}

/** Whether the event's last moment has gone by: then who came is counted, and numbers may be opened. */
export const isOver = (event: When, now: Date) => eventSpan(event).end <= now.getTime();
