import { leastValues, sumOf, type Label } from './published.ts';

/**
 * Which cells of a table of one dimension are shown. Whether a pattern is safe is decided from what
 * its reader would see, and by the reader's way of thinking: all tables that this very code would
 * publish in the same words must leave each hidden cell at least three possible values.
 */
export function oneWayLabels(counts: readonly number[], least: number): Label[] {
	const total = sumOf(counts);
	if (counts.length === 1) return [total < least ? 'hidden' : 'shown'];
	const whole = counts.map((): Label => 'hidden');
	// Below twice the least number, whatever is shown leaves a rest that is too small.
	if (total < 2 * least) return whole;
	const present = counts
		.map((count, index) => ({ count, index }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => a.count - b.count || a.index - b.index);
	const small = present.filter(({ count }) => count < least).length;
	// Zeros beside a single option would say of everyone what they chose.
	if (small === 0) return present.length === 1 ? whole : counts.map(() => 'shown');
	const pattern = [0, 1, 2].find((extra) => isSafe({ present, small, extra, least }));
	if (pattern === undefined) return whole;
	const labels = counts.map((): Label => 'shown');
	for (const [rank, { index }] of present.slice(0, small + pattern).entries())
		labels[index] = rank < small && pattern < 2 ? 'below' : 'hidden';
	return labels;
}

type Candidate = {
	present: readonly { count: number; index: number }[];
	small: number;
	extra: number;
	least: number;
};

function isSafe({ present, small, extra, least }: Candidate): boolean {
	const hidden = present.slice(0, small + extra);
	const rest = present.slice(small + extra);
	// With nothing left to show but zeros, these would tell about the others.
	if (rest.length === 0) return false;
	const sum = sumOf(hidden.map(({ count }) => count));
	if (extra === 0) return isSafeAlone(small, sum, least);
	const smallestShown = Math.min(...rest.map(({ count }) => count));
	if (extra === 2) return isSafeWithTwo({ small, sum, most: smallestShown - 1, least });
	const index = hidden.at(-1)?.index ?? 0;
	const most = Math.min(...rest.map((cell) => cell.count - (cell.index < index ? 1 : 0)));
	return isSafeWithOne({ small, sum, most, least });
}

type Seen = { small: number; sum: number; most: number; least: number };

/** What one of several small cells can be if their sum is known. */
function oneOfSmall(small: number, sum: number, least: number): [lo: number, hi: number] {
	return [Math.max(1, sum - (small - 1) * (least - 1)), Math.min(least - 1, sum - (small - 1))];
}

function isSafeAlone(small: number, sum: number, least: number): boolean {
	const [lo, hi] = oneOfSmall(small, sum, least);
	return small > 1 && sum >= least && hi - lo + 1 >= leastValues;
}

/** The sums of small cells for which more than these had to be hidden. */
function unsafeSums(small: number, least: number): number[] {
	return Array.from({ length: small * (least - 2) + 1 }, (_, step) => small + step).filter(
		(sum) => !isSafeAlone(small, sum, least)
	);
}

function isSafeWithOne({ small, sum, most, least }: Seen): boolean {
	const values = new Set<number>();
	const extras = new Set<number>();
	for (const part of unsafeSums(small, least)) {
		const extra = sum - part;
		if (extra < least || extra > most) continue;
		extras.add(extra);
		const [lo, hi] = oneOfSmall(small, part, least);
		for (let value = lo; value <= hi; value++) values.add(value);
	}
	return values.size >= leastValues && extras.size >= leastValues;
}

/** Here all cells are hidden alike: nobody is told which of them are the small ones. */
function isSafeWithTwo({ small, sum, most, least }: Seen): boolean {
	const values = new Set<number>();
	for (const part of unsafeSums(small, least)) {
		for (let first = least; first < sum - part - first; first++) {
			const second = sum - part - first;
			if (second > most) continue;
			const seen = { small, sum: part + first, least };
			// Equal cells go by the order of their names, which is left open here.
			if (isSafeWithOne({ ...seen, most: second }) || isSafeWithOne({ ...seen, most: second - 1 }))
				continue;
			const [lo, hi] = oneOfSmall(small, part, least);
			for (const value of [lo, hi, first, second]) values.add(value);
			if (values.size >= leastValues) return true;
		}
	}
	return false;
}
