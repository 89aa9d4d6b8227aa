import type { ShownCell } from '#lib/disclosure/published.ts';

/** What one way out says: registered, admitted, and each answer in the order of the form. */
export type Numbers = { registered: ShownCell; admitted: ShownCell; cells: ShownCell[] };
type Row = Record<string, string | number | null | undefined>;

const hidden: ShownCell = { hidden: true };

function cellOf(row: Row | undefined): ShownCell {
	const number = (key: string) => {
		const value = row?.[key];
		return value === undefined || value === null || value === '' ? undefined : Number(value);
	};
	const [shown, below] = [number('count'), number('fewer_than')];
	if (shown !== undefined) return { shown };
	return below === undefined ? hidden : { below };
}

const numbersOf = (rows: readonly Row[]): Numbers => ({
	registered: cellOf(rows.find(({ what }) => what === 'registered')),
	admitted: cellOf(rows.find(({ what }) => what === 'admitted')),
	cells: rows
		.filter(({ what }) => what === 'answer' || what === 'no_answer')
		.map((row) => cellOf(row))
});

/** Rows of a CSV without quotes: the words of these events have none. */
function rowsOfCsv(text: string): Row[] {
	const [head = '', ...lines] = text.trim().split('\r\n');
	const columns = head.split(',');
	return lines.map((line) => {
		const cells = line.split(',');
		return Object.fromEntries(columns.map((column, at) => [column, cells[at]]));
	});
}

const rowsOfJson = (text: string) => (JSON.parse(text) as { rows: Row[] }).rows;

export const csvNumbers = (text: string) => numbersOf(rowsOfCsv(text));
export const jsonNumbers = (text: string) => numbersOf(rowsOfJson(text));

export type Figure = { qualifier: string; low?: number };

/** The figures that the open data names, with how exact each is. */
export const figuresOf = (text: string): Figure[] =>
	rowsOfJson(text).map(({ qualifier, low }) => ({
		qualifier: String(qualifier),
		...(typeof low === 'number' ? { low } : {})
	}));

/** The numbers on the team's page, and for each answer whether its drawing has a length. */
export function pageNumbers(html: string): { numbers: Numbers; drawn: boolean[] } {
	const rows = [
		...html.matchAll(/<tr[^>]*>\s*(?:<!--[^>]*-->)*<th scope="row"[\s\S]*?<\/tr>/g)
	].map(([row]) => row);
	const totals = [...html.matchAll(/<dd[^>]*>([\s\S]*?)<\/dd>/g)].map(([, words = '']) =>
		readCell(words)
	);
	return {
		numbers: {
			registered: totals[0] ?? hidden,
			admitted: totals[1] ?? hidden,
			cells: rows.map((row) =>
				readCell(/<td class="number[^>]*>([\s\S]*?)<\/td>/.exec(row)?.[1] ?? '')
			)
		},
		drawn: rows.map((row) => row.includes('<rect'))
	};
}

function readCell(words: string): ShownCell {
	const text = words.replaceAll(/<[^>]*>/g, '').trim();
	const below = /^&lt; (\d+)$/.exec(text)?.[1];
	if (below !== undefined) return { below: Number(below) };
	return /^\d+$/.test(text) ? { shown: Number(text) } : hidden;
}
