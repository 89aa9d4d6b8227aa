import { headings, outlined } from './outline.ts';
import type { Block, Column, Document, Fact, Figure, List, Run, Table } from './types.ts';

const WIDTH = 100;

/** The document as plain text: everything that is said, nothing that is only drawn. */
export function documentText(document: Document): string {
	const blocks = outlined(document.blocks);
	const parts = [
		underlined(document.title, '='),
		document.subtitle ?? '',
		document.authorLine ?? '',
		factLines(document.facts),
		contentsText(document, blocks),
		...blocks.map((block) => blockText(block)),
		[document.footer, document.link ?? ''].filter(Boolean).join('\n')
	];
	return `${parts.filter(Boolean).join('\n\n')}\n`;
}

export function runsText(runs: Run[]): string {
	return runs.map(runText).join('');
}

function runText(run: Run): string {
	if (run.type !== 'link' || run.text === run.href) return run.text;
	return `${run.text} <${run.href}>`;
}

function contentsText({ contents }: Document, blocks: Block[]): string {
	if (contents === undefined) return '';
	const lines = headings(blocks).map(({ level, text }) => `${'  '.repeat(level - 1)}${text}`);
	return [contents, ...lines].join('\n');
}

function blockText(block: Block): string {
	switch (block.type) {
		case 'heading':
			return block.level === 1 ? underlined(block.text, '-') : block.text;
		case 'paragraph':
			return runsText(block.runs);
		case 'list':
			return listText(block);
		case 'facts':
			return factLines(block.facts);
		case 'table':
			return tableText(block);
		case 'figures':
			return block.figures.map(figureText).join('\n');
		case 'note':
			return `${block.label}: ${runsText(block.runs)}`;
		case 'drawing':
			return `[${block.description}]`;
		case 'pagebreak':
			return '';
	}
}

const underlined = (text: string, line: string) => `${text}\n${line.repeat(text.length)}`;

const factLines = (facts: Fact[]) =>
	facts.map(({ term, value }) => `${term}: ${runsText(value)}`).join('\n');

function listText({ ordered, items }: List): string {
	return items
		.map((item, index) => `${ordered ? `${index + 1}.` : '-'} ${runsText(item)}`)
		.join('\n');
}

function figureText({ value, label, note, evidence }: Figure): string {
	const rest = [note, evidence && `${evidence.text} <${evidence.href}>`].filter(Boolean);
	return [`${value} ${label}`, ...rest].join('; ');
}

export function columnTitle({ title, unit }: Column): string {
	return unit === undefined ? title : `${title} (${unit})`;
}

/** Columns side by side while they fit a letter, else each row as a short list of its own. */
function tableText({ caption, columns, rows }: Table): string {
	const titles = columns.map(columnTitle);
	const lines = rows.map((row) => row.map(runsText));
	const widths = titles.map((title, index) =>
		Math.max(title.length, ...lines.map((line) => line[index]?.length ?? 0))
	);
	const fits = widths.reduce((sum, width) => sum + width + 2, 0) <= WIDTH;
	const body = fits ? aligned([titles, ...lines], columns, widths) : labelled(lines, titles);
	return `${caption}\n${body}`;
}

function aligned(lines: string[][], columns: Column[], widths: number[]): string {
	const pad = (text: string, index: number) =>
		columns[index]?.align === 'end'
			? text.padStart(widths[index] ?? 0)
			: text.padEnd(widths[index] ?? 0);
	return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}

function labelled(lines: string[][], titles: string[]): string {
	return lines
		.map((line) => line.map((text, index) => `${titles[index]}: ${text}`).join('\n'))
		.join('\n\n');
}
