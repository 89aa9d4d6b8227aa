import { Counts } from './counts.ts';
import { oneWayLabels } from './one-way.ts';
import { sumOf, type Label, type PublishedTable, type ShownCell } from './published.ts';
import { turned, twoWayLabels, type TwoWayLabels } from './two-way.ts';

/**
 * The table as it may be published: the same counts always give the same table, without chance.
 * A total below `least` hides all of it, be it zero; below twice as many only the total is shown.
 */
export function suppress(counts: Counts, least: number): PublishedTable {
	const { dimensions, grid } = Counts.read(counts);
	const [lines, across] = dimensions.map(({ options }) => options);
	const isCrossed = dimensions.length === 2;
	const labels = isCrossed ? crossedLabels(grid, least) : flatLabels(grid, least);
	const cellAt = (label: Label | undefined, count: number | undefined) =>
		shownCell(label ?? 'hidden', count ?? 0, least);
	const total = sumOf(grid.flat());
	return {
		dimensions: dimensions.map(({ name }) => name),
		total: cellAt(total < least ? 'below' : 'shown', total),
		margins: isCrossed
			? [
					...(lines ?? []).map((option, at) => ({
						key: [option, ''],
						cell: cellAt(labels.rows[at], sumOf(grid[at] ?? []))
					})),
					...(across ?? []).map((option, at) => ({
						key: ['', option],
						cell: cellAt(labels.columns[at], sumOf(turned(grid)[at] ?? []))
					}))
				]
			: [],
		cells: grid.flatMap((row, at) =>
			row.map((count, column) => ({
				key: isCrossed ? [lines?.[at] ?? '', across?.[column] ?? ''] : [lines?.[column] ?? ''],
				cell: cellAt(labels.cells[at]?.[column], count)
			}))
		)
	};
}

/** Marches and concerts: what is shown is rounded to five, after all that is decided on exact numbers. */
export function rounded(table: PublishedTable): PublishedTable {
	const five = (cell: ShownCell) =>
		'shown' in cell ? { shown: Math.round(cell.shown / 5) * 5 } : cell;
	const all = (cells: PublishedTable['cells']) =>
		cells.map(({ key, cell }) => ({ key, cell: five(cell) }));
	return {
		...table,
		total: five(table.total),
		margins: all(table.margins),
		cells: all(table.cells)
	};
}

function flatLabels(grid: readonly (readonly number[])[], least: number): TwoWayLabels {
	return { rows: [], columns: [], cells: grid.map((row) => oneWayLabels(row, least)) };
}

function crossedLabels(grid: readonly (readonly number[])[], least: number): TwoWayLabels {
	if (sumOf(grid.flat()) < 2 * least) return { rows: [], columns: [], cells: [] };
	return twoWayLabels(grid, least);
}

function shownCell(label: Label, count: number, least: number): ShownCell {
	if (label === 'below') return { below: least };
	return label === 'hidden' ? { hidden: true } : { shown: count };
}
