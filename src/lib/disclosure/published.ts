/** What may be known of one number: itself, that it is below the least number, or only that there is one. */
export type ShownCell = { shown: number } | { below: number } | { hidden: true };

/** The options that a cell counts, one for each dimension; in a margin of a crossed table one of them is empty. */
export type PublishedCell = { key: readonly string[]; cell: ShownCell };

/** A table as everybody may read it: it holds no number that is not shown. */
export type PublishedTable = {
	dimensions: readonly string[];
	total: ShownCell;
	/** Of a crossed table: the totals of each dimension's options. */
	margins: readonly PublishedCell[];
	cells: readonly PublishedCell[];
};

export type Label = 'shown' | 'below' | 'hidden';

/** A hidden number must be able to be so many different ones. */
export const leastValues = 3;

export function sumOf(numbers: readonly number[]): number {
	return numbers.reduce((sum, number) => sum + number, 0);
}
