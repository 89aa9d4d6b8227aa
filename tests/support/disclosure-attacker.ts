import { Counts } from '#lib/disclosure/counts.ts';
import type { PublishedTable, ShownCell } from '#lib/disclosure/published.ts';
import { suppress } from '#lib/disclosure/suppress.ts';

export type Random = (below: number) => number;
export type Grid = readonly (readonly number[])[];

/** The same whole numbers for the same seed (mulberry32). */
export function seeded(seed: number): Random {
	let state = seed;
	return (below) => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
	};
}

/** A grid of one row is a table of one dimension. */
export function countsOf(grid: Grid): Counts {
	const names = (length: number, letter: string) =>
		Array.from({ length }, (_, at) => `${letter}${at}`);
	const columns = names(grid[0]?.length ?? 0, 'c');
	const rows = names(grid.length, 'r');
	const isCrossed = grid.length > 1;
	return new Counts(
		[...(isCrossed ? [{ name: 'a', options: rows }] : []), { name: 'b', options: columns }],
		grid.flatMap((counts, row) =>
			counts.map((count, column) => ({
				of: isCrossed ? [`r${row}`, `c${column}`] : [`c${column}`],
				count
			}))
		)
	);
}

export const published = (grid: Grid, least: number) => suppress(countsOf(grid), least);

/** All numbers of a table in the order in which they are published: total, margins, cells. */
export function truthOf(grid: Grid): number[] {
	const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
	const columns = (grid[0] ?? []).map((_, column) => sum(grid.map((row) => row[column] ?? 0)));
	const margins = grid.length > 1 ? [...grid.map(sum), ...columns] : [];
	return [sum(grid.flat()), ...margins, ...grid.flat()];
}

export function shownOf({ total, margins, cells }: PublishedTable): ShownCell[] {
	return [total, ...margins.map(({ cell }) => cell), ...cells.map(({ cell }) => cell)];
}

/** Where the numbers begin that are this table's own: after the total and the margins of a crossed one. */
function firstOwn(grid: Grid): number {
	return 1 + (grid.length > 1 ? grid.length + (grid[0]?.length ?? 0) : 0);
}

/** Every table of a given size and total: the attacker of small tables tries them all. */
export function* allTables(cells: number, total: number): Generator<number[]> {
	if (cells === 1) return yield [total];
	for (let first = 0; first <= total; first++)
		for (const rest of allTables(cells - 1, total - first)) yield [first, ...rest];
}

/** Persons spread unevenly over a table, as they are in life: few options are popular. */
export function randomGrid(random: Random, [rows, columns]: [number, number], total: number): Grid {
	const weights = Array.from({ length: rows * columns }, () => (1 + random(10)) ** 2);
	const counts = weights.map(() => 0);
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	for (let person = 0; person < total; person++) {
		let left = random(all);
		const at = weights.findIndex((weight) => (left -= weight) < 0);
		counts[at] = (counts[at] ?? 0) + 1;
	}
	return Array.from({ length: rows }, (_, row) => counts.slice(row * columns, (row + 1) * columns));
}

/** Another table near this one: persons come or change places, in a line or round a rectangle, or lines swap. */
export function changed(random: Random, grid: Grid): Grid {
	const next = grid.map((row) => [...row]);
	const [height, width] = [next.length, next[0]?.length ?? 0];
	const [row, other, column, second] = [
		random(height),
		random(height),
		random(width),
		random(width)
	];
	const add = (at: number, to: number, count: number) => {
		const line = next[at];
		if (line) line[to] = (line[to] ?? 0) + count;
	};
	const moved = 1 + random(random(2) === 0 ? 2 : 12);
	const kinds = [
		() => next.splice(0, 1, pooled(random, next[0] ?? [])),
		() => add(row, column, 1 - 2 * random(2)),
		() => {
			add(row, column, -moved);
			add(row, second, moved);
		},
		() => {
			add(row, column, -moved);
			add(other, column, moved);
		},
		() => {
			add(row, column, -moved);
			add(row, second, moved);
			add(other, column, moved);
			add(other, second, -moved);
		},
		() => next.splice(0, height, ...swapped(next, [row, other])),
		() => next.splice(0, height, ...next.map((line) => swapped(line, [column, second])))
	];
	kinds[random(kinds.length)]?.();
	return next;
}

/** The persons of up to three cells spread anew over them. */
function pooled(random: Random, row: readonly number[]): number[] {
	const next = [...row];
	const cells = [...new Set([random(row.length), random(row.length), random(row.length)])];
	let left = cells.reduce((sum, at) => sum + (row[at] ?? 0), 0);
	for (const [index, at] of cells.entries()) {
		const count = index === cells.length - 1 ? left : random(1 + Math.min(left, 1 + random(60)));
		next[at] = count;
		left -= count;
	}
	return next;
}

function swapped<Item>(items: readonly Item[], [one, two]: [number, number]): Item[] {
	return items.map(
		(item, at) => (at === one ? items[two] : at === two ? items[one] : item) ?? item
	);
}

/** A crossed table's margins follow the rule for one dimension, and are attacked as such tables. */
export function attacked(grid: Grid): Grid[] {
	const [, ...numbers] = truthOf(grid);
	const [rows, columns] = [grid.length, grid[0]?.length ?? 0];
	if (rows === 1) return [grid];
	return [grid, [numbers.slice(0, rows)], [numbers.slice(rows, rows + columns)]];
}

/**
 * What the attacker who has the published table and the rule's own code must hold possible for each
 * number: values of tables that are published in exactly the same way. It stops at three for each.
 */
export function indistinguishable(random: Random, grid: Grid, least: number): Set<number>[] {
	const seen = JSON.stringify(published(grid, least));
	const hidden = shownOf(published(grid, least)).map(
		(cell, at) => !('shown' in cell) && at >= firstOwn(grid)
	);
	const values = truthOf(grid).map((value) => new Set([value]));
	let at = grid;
	for (let step = 0; step < 60_000; step++) {
		if (values.every((set, index) => !hidden[index] || set.size >= 3)) break;
		const next = changed(random, step % 40 === 0 ? grid : at);
		if (next.flat().some((count) => count < 0)) continue;
		if (JSON.stringify(published(next, least)) !== seen) continue;
		at = next;
		for (const [index, value] of truthOf(next).entries()) values[index]?.add(value);
	}
	return values.filter((_, index) => hidden[index]);
}

export type Histories = { values: Set<number>[][]; steps: Set<number>[][] };

/**
 * What the attacker who kept every release must hold possible, knowing that numbers only grew: for each
 * release the values of each number, and for each later release its steps since the one before.
 */
export function possibleHistories(
	random: Random,
	grids: readonly Grid[],
	least: number
): Histories {
	const seen = grids.map((grid) => shownOf(published(grid, least)));
	const truths = grids.map(truthOf);
	const values = truths.map((truth) => truth.map((value) => new Set([value])));
	const steps = truths.slice(1).map((truth) => truth.map(() => new Set<number>()));
	let at = grids;
	for (let round = 0; round < 5000; round++) {
		const next = round === 0 ? at : changedHistory(random, at, seen);
		if (!fits(next, seen, least)) continue;
		at = next;
		const now = next.map(truthOf);
		for (const [release, truth] of now.entries()) {
			for (const [index, value] of truth.entries()) {
				values[release]?.[index]?.add(value);
				steps[release - 1]?.[index]?.add(value - (now[release - 1]?.[index] ?? 0));
			}
		}
	}
	return { values, steps };
}

/** Moves persons between two numbers that are hidden in one release or in a stretch of them. */
function changedHistory(
	random: Random,
	grids: readonly Grid[],
	seen: readonly ShownCell[][]
): Grid[] {
	const from = random(grids.length);
	const to = from + random(1 + random(grids.length - from));
	const isHidden = (cell: ShownCell | undefined) => cell !== undefined && !('shown' in cell);
	const hidden = (seen[from] ?? []).flatMap((cell, at) =>
		at > 0 && isHidden(cell) ? [at - 1] : []
	);
	const [giver, taker] = [hidden[random(hidden.length)], hidden[random(hidden.length)]];
	const count = 1 + random(3);
	const alone = isHidden(seen[from]?.[0]) && random(2) === 0;
	return grids.map((grid, release) => {
		if (release < from || release > to) return grid;
		const [row = []] = grid;
		const moved = (at: number) => (at === taker ? count : 0) - (at === giver && !alone ? count : 0);
		return [row.map((value, at) => value + (alone && random(2) ? -moved(at) : moved(at)))];
	});
}

function fits(grids: readonly Grid[], seen: readonly ShownCell[][], least: number): boolean {
	return grids.every((grid, release) => {
		const before = grids[release - 1]?.flat();
		if (grid.flat().some((count, at) => count < (before?.[at] ?? 0))) return false;
		if ('below' in (seen[release]?.[0] ?? {}) && (truthOf(grid)[0] ?? 0) >= least) return false;
		return truthOf(grid).every((value, at) => {
			const cell = seen[release]?.[at] ?? { hidden: true };
			if ('shown' in cell) return value === cell.shown;
			return 'hidden' in cell || at === 0 || (value > 0 && value < least);
		});
	});
}
