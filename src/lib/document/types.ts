/** A document is plain JSON, so that a frozen report can hold it and render it again unchanged. */
export type Document = {
	language: 'en' | 'lt' | 'nb';
	title: string;
	subtitle?: string;
	facts: Fact[];
	authorLine?: string;
	/** The heading of a contents list; without it the document has none. */
	contents?: string;
	blocks: Block[];
	/** Stands on every page, usually the hash of what the document freezes. */
	footer: string;
	/** Where the document lives on the web; links without a host are resolved against it. */
	link?: string;
	/** ISO 8601; the only time in the file, so that the same document gives the same bytes. */
	createdAt: string;
};

export type Run =
	| { type: 'plain'; text: string }
	| { type: 'strong'; text: string }
	| { type: 'link'; text: string; href: string }
	| { type: 'language'; text: string; lang: string };

export type Fact = { term: string; value: Run[] };
export type Alignment = 'start' | 'center' | 'end';
export type Column = { title: string; align: Alignment; unit?: string };
export type Cell = Run[];
export type Figure = {
	value: string;
	label: string;
	note?: string;
	evidence?: { text: string; href: string };
};

export type Heading = { type: 'heading'; level: 1 | 2 | 3; id: string; text: string };
export type Paragraph = { type: 'paragraph'; runs: Run[] };
export type List = { type: 'list'; ordered: boolean; items: Run[][] };
export type Facts = { type: 'facts'; facts: Fact[] };
export type Table = {
	type: 'table';
	caption: string;
	columns: Column[];
	rows: Cell[][];
	/** The first cell of each row names the row. */
	headerColumn: boolean;
};
export type Figures = { type: 'figures'; figures: Figure[] };
export type NoteKind = 'info' | 'gap' | 'warning';
/** The label says in words what the kind says in colour. */
export type Note = { type: 'note'; kind: NoteKind; label: string; runs: Run[] };
export type PageBreak = { type: 'pagebreak' };

/** Black squares on white, as in a QR code: one path of an SVG that is `size` units wide and high. */
export type Drawing = { type: 'drawing'; size: number; path: string; description: string };

export type Block =
	Heading | Paragraph | List | Facts | Table | Figures | Note | Drawing | PageBreak;
