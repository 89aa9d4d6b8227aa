import { columnTitle, runsText } from '#lib/document/text.ts';
import type { Table } from '#lib/document/types.ts';

/** A share of the free width, or `auto` for a column as narrow as what stands in it. */
export type Width = number | 'auto';

const NARROW_CHARACTERS = 14;

/** Widths that let numbers stand narrow and share the rest by how much there is to read. */
export function columnWidths({ columns, rows }: Table): Width[] {
	const widths = columns.map((column, index): Width => {
		const lengths = rows.map((row) => runsText(row[index] ?? []).length);
		const longest = Math.max(longestWord(columnTitle(column)), max(lengths));
		return longest <= NARROW_CHARACTERS ? 'auto' : share(lengths, longest);
	});
	if (widths.every((width) => width === 'auto')) return [1, ...widths.slice(1)];
	return widths;
}

const max = (numbers: number[]) => numbers.reduce((most, one) => Math.max(most, one), 0);

const longestWord = (text: string) => max(text.split(/\s+/).map((word) => word.length));

function share(lengths: number[], longest: number): number {
	const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
	const weight = Math.sqrt(Math.max(NARROW_CHARACTERS, (average + Math.min(longest, 120)) / 2));
	return Math.round(weight * 100) / 100;
}
