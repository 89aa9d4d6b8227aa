import type { Row } from './compare.ts';

/** The rows under each other, with a column for each figure and a word on whether the promise holds. */
export function table(rows: readonly Row[]): string {
	const columns = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))];
	const lines = [
		['', ...columns, 'target', ''],
		...rows.map(({ what, figures, target, verdict }) => [
			what,
			...columns.map((column) => figures[column] ?? ''),
			target,
			verdict
		])
	];
	const widths =
		lines[0]?.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0))) ?? [];
	return lines
		.map((line) =>
			line.map((cell, at) =>
				at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)
			)
		)
		.map((line) => `  ${line.join('  ')}`.trimEnd())
		.join('\n');
}
