import { fittingFlow, networkOf, possibleValues, type Edge } from './flow.ts';
import { leastValues, sumOf, type PublishedTable, type ShownCell } from './published.ts';

/** A table of one dimension through all releases in which its total is known. */
type Course = { totals: number[]; cells: ShownCell[][] };

/**
 * Whether successive releases of a table together give away a hidden number or a small step, for
 * readers who know that numbers only grew (as admissions do) and what the labels mean.
 */
export function tellsTooMuch(tables: readonly PublishedTable[], least: number): boolean {
	const known = tables.flatMap(({ total, cells }) =>
		'shown' in total ? [{ total: total.shown, cells: cells.map(({ cell }) => cell) }] : []
	);
	const course = {
		totals: known.map(({ total }) => total),
		cells: known.map(({ cells }) => cells)
	};
	return hasSmallHiddenStep(course, least) || isNarrow(course, least);
}

/** The hidden cells together are a number too, wherever the same ones are hidden. */
function hasSmallHiddenStep({ totals, cells }: Course, least: number): boolean {
	const sums = cells.map((row, at) => ({
		pattern: row.map((cell) => ('shown' in cell ? 'shown' : 'hidden')).join(),
		rest: (totals[at] ?? 0) - sumOf(row.map((cell) => ('shown' in cell ? cell.shown : 0)))
	}));
	return sums.some((one, at) =>
		sums.slice(at + 1).some(({ pattern, rest }) => {
			const step = Math.abs(rest - one.rest);
			return pattern === one.pattern && step > 0 && step < least;
		})
	);
}

/** Persons flow from the period in which they came through the cell they are counted in, release by release. */
function isNarrow({ totals, cells }: Course, least: number): boolean {
	const width = cells[0]?.length ?? 0;
	const node = (release: number, column: number) => 1 + totals.length + release * width + column;
	const numbers = cells.flatMap((row, at) =>
		row.map((cell, column): Edge & { step: boolean } => ({
			from: node(at, column),
			to: at + 1 < totals.length ? node(at + 1, column) : 0,
			...boundsOf(cell, row, totals[at] ?? 0),
			step: false
		}))
	);
	const steps = totals.flatMap((total, at) =>
		(cells[at] ?? []).map((_, column) => ({
			from: 1 + at,
			to: node(at, column),
			lo: 0,
			hi: total,
			step: at > 0
		}))
	);
	const periods = totals.map((total, at) => {
		const grown = total - (totals[at - 1] ?? 0);
		return { from: 0, to: 1 + at, lo: grown, hi: grown };
	});
	if (periods.some(({ lo }) => lo < 0)) return false;
	const all = [...numbers, ...steps];
	const network = networkOf(1 + totals.length * (1 + width), [...all, ...periods]);
	const flow = fittingFlow(network);
	// Numbers fell somewhere: nobody can count on their growing.
	if (!flow) return false;
	return all.some(({ lo: known, hi: most, step }, index) => {
		if (known === most || (index >= numbers.length && !step)) return false;
		const { lo, hi } = possibleValues(network, flow, index);
		// That nobody had chosen it then is what a zero shown now says anyway.
		if (hi === 0 || hi - lo + 1 >= leastValues) return false;
		return !step || (lo > 0 && lo < least);
	});
}

/** What the label of a number says, read by someone who knows the rule. */
function boundsOf(cell: ShownCell, row: readonly ShownCell[], total: number) {
	if ('shown' in cell) return { lo: cell.shown, hi: cell.shown };
	// The least number may have been another one then: the label says which.
	if ('below' in cell) return { lo: 1, hi: cell.below - 1 };
	const below = row.flatMap((other) => ('below' in other ? [other.below] : []))[0];
	if (below === undefined) return { lo: 0, hi: total };
	const present = row.flatMap((other) =>
		'shown' in other && other.shown > 0 ? [other.shown] : []
	);
	return { lo: below, hi: Math.min(total, ...present) };
}
