import type {
	Alignment,
	Cell,
	Column,
	Drawing,
	Fact,
	Facts,
	Figure,
	Figures,
	Heading,
	List,
	Note,
	NoteKind,
	PageBreak,
	Paragraph,
	Run,
	Table
} from './types.ts';

/** Text where a run is expected: a bare string is a plain run. */
export type Text = string | Run | (string | Run)[];

export const plain = (text: string): Run => ({ type: 'plain', text });
export const strong = (text: string): Run => ({ type: 'strong', text });
export const link = (text: string, href: string): Run => ({ type: 'link', text, href });
export const inLanguage = (text: string, lang: string): Run => ({ type: 'language', text, lang });

export function runs(text: Text): Run[] {
	const parts = Array.isArray(text) ? text : [text];
	return parts.map((part) => (typeof part === 'string' ? plain(part) : part));
}

export const fact = (term: string, value: Text): Fact => ({ term, value: runs(value) });

export const heading = (level: Heading['level'], id: string, text: string): Heading => ({
	type: 'heading',
	level,
	id,
	text
});

export const paragraph = (...text: (string | Run)[]): Paragraph => ({
	type: 'paragraph',
	runs: runs(text)
});

export const list = (items: Text[]): List => ({
	type: 'list',
	ordered: false,
	items: items.map(runs)
});

export const orderedList = (items: Text[]): List => ({ ...list(items), ordered: true });

export const facts = (...all: Fact[]): Facts => ({ type: 'facts', facts: all });

export function column(title: string, align: Alignment = 'start', unit?: string): Column {
	return unit === undefined ? { title, align } : { title, align, unit };
}

export const cell = (text: Text): Cell => runs(text);

type TableParts = {
	caption: string;
	columns: Column[];
	rows: Text[][];
	headerColumn?: boolean;
};

/** Every row has exactly one cell for each column; a table that does not is a fault of the caller. */
export function table({ caption, columns, rows, headerColumn = true }: TableParts): Table {
	const uneven = rows.findIndex((row) => row.length !== columns.length);
	if (uneven >= 0)
		throw new TypeError(`Row ${uneven + 1} of “${caption}” does not fit its columns`);
	return { type: 'table', caption, columns, headerColumn, rows: rows.map((row) => row.map(cell)) };
}

export const figures = (...all: Figure[]): Figures => ({ type: 'figures', figures: all });

export const note = (kind: NoteKind, label: string, text: Text): Note => ({
	type: 'note',
	kind,
	label,
	runs: runs(text)
});

export const drawing = (
	{ size, path }: Pick<Drawing, 'size' | 'path'>,
	description: string
): Drawing => ({ type: 'drawing', size, path, description });

export const pageBreak = (): PageBreak => ({ type: 'pagebreak' });
