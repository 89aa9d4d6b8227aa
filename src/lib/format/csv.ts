export type Cell = string | number | boolean | null | undefined;

/** A spreadsheet would run a cell that begins like this as a formula; a number is only a number. */
const isFormula = (cell: Cell) => typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell);

function written(cell: Cell): string {
	const text = cell === null || cell === undefined ? '' : String(cell);
	const safe = isFormula(cell) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as RFC 4180 wants it, in UTF-8, with its head; no cell can begin a formula. */
export function csv(columns: readonly string[], rows: readonly Record<string, Cell>[]): string {
	const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
	return lines.map((line) => `${line.map(written).join(',')}\r\n`).join('');
}
