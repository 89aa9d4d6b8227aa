import { oneWayLabels } from './one-way.ts';
import { sumOf, type Label } from './published.ts';

type Grid = readonly (readonly number[])[];
export type TwoWayLabels = { rows: Label[]; columns: Label[]; cells: Label[][] };

/**
 * Which numbers of a crossed table are shown. The margins follow the rule for one dimension; options
 * hidden there are one group here, whose cells are all hidden. Of the rest a block is hidden, made of
 * the rows and columns with the smallest totals, as far as there are small cells. Everybody can see that
 * order, so the block does not say where in it the small cells are. A zero is small here: it says of
 * everyone in its row what they did not choose.
 */
export function twoWayLabels(grid: Grid, least: number): TwoWayLabels {
	const rowSums = grid.map(sumOf);
	const columnSums = turned(grid).map(sumOf);
	const rows = oneWayLabels(rowSums, least);
	const columns = oneWayLabels(columnSums, least);
	const rowGroups = groupsOf(rows, rowSums);
	const columnGroups = groupsOf(columns, columnSums);
	const merged = rowGroups.map((inRow) =>
		columnGroups.map((inColumn) =>
			sumOf(inRow.flatMap((row) => inColumn.map((column) => grid[row]?.[column] ?? 0)))
		)
	);
	const block = hiddenBlock(merged, least);
	const isHidden = (row: number, column: number) => {
		const [inRow, inColumn] = [groupOf(row, rowGroups), groupOf(column, columnGroups)];
		// An option that nobody chose is shown as such in its margin, so in its cells too.
		if (inRow < 0 || inColumn < 0) return false;
		if (rows[row] !== 'shown' || columns[column] !== 'shown') return true;
		return block.rows.has(inRow) && block.columns.has(inColumn);
	};
	return {
		rows,
		columns,
		cells: rows.map((_, row) =>
			columns.map((__, column) => (isHidden(row, column) ? 'hidden' : 'shown'))
		)
	};
}

export function turned(grid: Grid): number[][] {
	return (grid[0] ?? []).map((_, column) => grid.map((row) => row[column] ?? 0));
}

/** Every option that is shown by itself, and all that are not as the last group; none that are shown as zero. */
function groupsOf(labels: readonly Label[], sums: readonly number[]): number[][] {
	const all = [...labels.keys()];
	const hidden = all.filter((at) => labels[at] !== 'shown');
	const single = all.filter((at) => labels[at] === 'shown' && sums[at] !== 0).map((at) => [at]);
	return hidden.length > 0 ? [...single, hidden] : single;
}

function groupOf(option: number, groups: readonly number[][]): number {
	return groups.findIndex((group) => group.includes(option));
}

type Block = { rows: ReadonlySet<number>; columns: ReadonlySet<number> };

function hiddenBlock(grid: Grid, least: number): Block {
	const across = turned(grid);
	const everything = { rows: new Set(grid.keys()), columns: new Set(across.keys()) };
	if (grid.length < 2 || across.length < 2) return everything;
	const block = { rows: smallestLines(grid, least), columns: smallestLines(across, least) };
	return restsOf(grid, block).every((rest) => rest >= least) ? block : everything;
}

/** From the line with the smallest total up to the last with a small cell: two at least, or none. */
function smallestLines(grid: Grid, least: number): Set<number> {
	const total = (line: number) => sumOf(grid[line] ?? []);
	const order = [...grid.keys()].sort((a, b) => total(a) - total(b) || a - b);
	const last = order.findLastIndex((line) => grid[line]?.some((count) => count < least));
	return new Set(last < 0 ? [] : order.slice(0, Math.max(2, last + 1)));
}

/** What subtracting the shown cells leaves of each line of the block. */
function restsOf(grid: Grid, { rows, columns }: Block): number[] {
	const cell = (row: number, column: number) => grid[row]?.[column] ?? 0;
	return [
		...[...rows].map((row) => sumOf([...columns].map((column) => cell(row, column)))),
		...[...columns].map((column) => sumOf([...rows].map((row) => cell(row, column))))
	];
}
