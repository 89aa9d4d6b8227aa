import type { PublishedTable, ShownCell } from './published.ts';
import { tellsTooMuch } from './successive.ts';

/** All tables of one event at one time, with one total: pages, exports and the API show nothing else. */
export type Release = readonly PublishedTable[];

export type Decision = {
	release: Release;
	because: 'first' | 'unchanged' | 'far_enough' | 'too_close' | 'other_tables' | 'final';
};

/**
 * What to show now: the next release, or the last one again if someone who kept all earlier ones could
 * subtract: if a number moved by fewer than `least` persons, or a hidden number would become too narrow.
 * The tables of an event are settled by its first release, for another cut of the same persons could be
 * laid over it. A release with a crossed table is the last: two of these could be laid over each other
 * in more ways than can be checked.
 */
export function mayRelease(earlier: readonly Release[], next: Release, least: number): Decision {
	refuseOverlaps(next);
	const last = earlier.at(-1);
	if (!last) return { release: next, because: 'first' };
	if (last.some(({ dimensions }) => dimensions.length > 1))
		return { release: last, because: 'final' };
	if (shapeOf(last) !== shapeOf(next)) return { release: last, because: 'other_tables' };
	if (numbersIn(last) === numbersIn(next)) return { release: last, because: 'unchanged' };
	const isTooClose =
		earlier.some((before) => hasSmallStep(before, next, least)) ||
		next.some((_, at) =>
			tellsTooMuch(
				[...earlier, next].flatMap((release) => release[at] ?? []),
				least
			)
		);
	return isTooClose
		? { release: last, because: 'too_close' }
		: { release: next, because: 'far_enough' };
}

/** Two tables that share a dimension would have to be protected together: cross them instead. */
function refuseOverlaps(release: Release) {
	const dimensions = release.flatMap((table) => table.dimensions);
	if (new Set(dimensions).size < dimensions.length) throw new Error('tables share a dimension');
	if (new Set(release.map(({ total }) => JSON.stringify(total))).size > 1)
		throw new Error('tables of one release have one total');
}

function shapeOf(release: Release): string {
	return JSON.stringify(
		release.map(({ dimensions, cells }) => [dimensions, cells.map(({ key }) => key)])
	);
}

/** What was kept may come back with its fields in another order. */
function numbersIn(release: Release): string {
	return JSON.stringify(release.flatMap(numbersOf));
}

function hasSmallStep(before: Release, after: Release, least: number): boolean {
	const now = after.flatMap(numbersOf);
	return before.flatMap(numbersOf).some((old, at) => {
		const current = now[at];
		if (!current || !('shown' in old) || !('shown' in current)) return false;
		const step = Math.abs(current.shown - old.shown);
		return step > 0 && step < least;
	});
}

function numbersOf({ total, margins, cells }: PublishedTable): ShownCell[] {
	return [total, ...margins.map(({ cell }) => cell), ...cells.map(({ cell }) => cell)];
}
