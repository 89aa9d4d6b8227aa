export type Dimension = { name: string; options: readonly string[] };
type Row = { of: readonly string[]; count: number };

/**
 * Counts of persons that nobody may see as they are. A log shows nothing of them and JSON refuses them:
 * the way out is `suppress`. Every person is counted in exactly one cell; a question that lets people
 * choose several options is one table (chosen, not chosen) for each option.
 * Dimensions and options are put in the order of their names, so that the order of a page changes nothing.
 */
export class Counts {
	readonly #dimensions: readonly Dimension[];
	readonly #cells: readonly (readonly number[])[];

	constructor(dimensions: readonly Dimension[], rows: readonly Row[]) {
		const order = dimensions
			.map(({ name, options }, at) => ({ name, options: [...new Set(options)].sort(), at }))
			.sort((a, b) => (a.name < b.name ? -1 : 1));
		if (order.length < 1 || order.length > 2) throw new Error('a table has one or two dimensions');
		this.#dimensions = order.map(({ name, options }) => ({ name, options }));
		this.#cells = filled(order, rows);
	}

	/** The numbers themselves, for the code that decides what is shown. */
	static read(counts: Counts): { dimensions: readonly Dimension[]; grid: number[][] } {
		return { dimensions: counts.#dimensions, grid: counts.#cells.map((row) => [...row]) };
	}

	toJSON(): never {
		throw new Error('counts of persons leave only through suppress()');
	}

	toString(): string {
		return '[counts]';
	}
}

/** A table of one dimension is a grid of one row. */
function filled(
	order: readonly (Dimension & { at: number })[],
	rows: readonly Row[]
): readonly (readonly number[])[] {
	const columns = order.at(-1) as Dimension & { at: number };
	const lines = order.length === 2 ? order[0] : undefined;
	const grid = (lines?.options ?? ['']).map(() => columns.options.map(() => 0));
	for (const { of, count } of rows) {
		if (!Number.isSafeInteger(count) || count < 0) throw new Error('a count is a whole number');
		const line = grid[lines ? lines.options.indexOf(of[lines.at] ?? '') : 0];
		const column = columns.options.indexOf(of[columns.at] ?? '');
		if (!line || column < 0 || of.length !== order.length) throw new Error('no such cell');
		line[column] = (line[column] ?? 0) + count;
	}
	return grid;
}
