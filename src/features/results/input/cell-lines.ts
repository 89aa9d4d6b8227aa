import type { Cell } from '../types.ts';

/** A split written one cell a line, 'city: Vilnius = 120'; undefined if a line says something else or twice the same. */
export function cellsOf(lines: string): Cell[] | undefined {
	const cells: Cell[] = [];
	const seen = new Set<string>();
	for (const line of lines.split('\n').filter((one) => one.trim())) {
		const [, dimension = '', category = '', count = ''] =
			/^([^:=]{1,60}):([^=]{1,100})=\s*(\d{1,9})\s*$/.exec(line) ?? [];
		const cell = { dimension: dimension.trim(), category: category.trim(), count: Number(count) };
		const name = `${cell.dimension}: ${cell.category}`;
		if (!cell.dimension || !cell.category || !count || seen.has(name)) return undefined;
		seen.add(name);
		cells.push(cell);
	}
	return cells;
}

export const cellLines = (cells: readonly Cell[]) =>
	cells.map(({ dimension, category, count }) => `${dimension}: ${category} = ${count}`).join('\n');
