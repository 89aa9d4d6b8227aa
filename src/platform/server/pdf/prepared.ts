import { absoluteHref } from '#lib/document/href.ts';
import { headings, outlined } from '#lib/document/outline.ts';
import { columnTitle, runsText } from '#lib/document/text.ts';
import type { Block, Cell, Document, Fact, Figure, Run, Table } from '#lib/document/types.ts';
import { columnWidths } from './columns.ts';

const LONG_ROW_CHARACTERS = 1200;

type Leaves = { link?: string | undefined; ids: Set<string> };

/** The document as the template reads it: links decided, widths reckoned, empty blocks gone. */
export function prepared(document: Document): Record<string, unknown> {
	const blocks = outlined(document.blocks).filter((block) => !isEmpty(block));
	const leaves = { link: document.link, ids: new Set(headings(blocks).map(({ id }) => id)) };
	return {
		...document,
		created: dateParts(document.createdAt),
		facts: preparedFacts(document.facts, leaves),
		blocks: blocks.map((block) => preparedBlock(block, leaves)),
		link: document.link === undefined ? null : target(document.link, leaves)
	};
}

function isEmpty(block: Block): boolean {
	if (block.type === 'list') return block.items.length === 0;
	if (block.type === 'facts') return block.facts.length === 0;
	if (block.type === 'table') return block.columns.length === 0;
	return block.type === 'figures' && block.figures.length === 0;
}

function preparedBlock(block: Block, leaves: Leaves): unknown {
	const runs = (all: Run[]) => all.map((run) => preparedRun(run, leaves));
	switch (block.type) {
		case 'paragraph':
		case 'note':
			return { ...block, runs: runs(block.runs) };
		case 'list':
			return { ...block, items: block.items.map(runs) };
		case 'facts':
			return { ...block, facts: preparedFacts(block.facts, leaves) };
		case 'table':
			return preparedTable(block, leaves);
		case 'figures':
			return { ...block, figures: block.figures.map((figure) => preparedFigure(figure, leaves)) };
		case 'heading':
		case 'drawing':
		case 'pagebreak':
			return block;
	}
}

function preparedFacts(facts: Fact[], leaves: Leaves): unknown {
	return facts.map(({ term, value }) => ({
		term,
		value: value.map((run) => preparedRun(run, leaves))
	}));
}

function preparedTable(table: Table, leaves: Leaves): unknown {
	return {
		...table,
		widths: columnWidths(table),
		columns: table.columns.map((column) => ({ title: columnTitle(column), align: column.align })),
		rows: table.rows.map((row) => preparedRow(row, leaves))
	};
}

function preparedRow(row: Cell[], leaves: Leaves): unknown {
	return {
		cells: row.map((cell) => cell.map((run) => preparedRun(run, leaves))),
		// A row longer than a page would be cut off if it had to stay in one piece.
		breakable: row.some((cell) => runsText(cell).length > LONG_ROW_CHARACTERS)
	};
}

function preparedFigure({ evidence, ...figure }: Figure, leaves: Leaves): unknown {
	if (!evidence) return figure;
	return { ...figure, evidence: { text: evidence.text, to: target(evidence.href, leaves) } };
}

function preparedRun(run: Run, leaves: Leaves): unknown {
	if (run.type === 'link') return { type: 'link', text: run.text, to: target(run.href, leaves) };
	if (run.type !== 'language') return run;
	const [, lang, region] = /^([a-z]{2,3})(?:-([A-Za-z]{2}))?$/.exec(run.lang) ?? [];
	if (lang === undefined) return { type: 'plain', text: run.text };
	return { type: 'language', text: run.text, lang, region: region?.toUpperCase() ?? null };
}

function target(href: string, { link, ids }: Leaves): string | null {
	if (href.startsWith('#')) return ids.has(href.slice(1)) ? href : null;
	return absoluteHref(href, link) ?? null;
}

function dateParts(createdAt: string): Record<string, number> {
	const date = new Date(createdAt);
	if (Number.isNaN(date.getTime())) throw new TypeError(`createdAt is no instant: ${createdAt}`);
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate(),
		hour: date.getUTCHours(),
		minute: date.getUTCMinutes(),
		second: date.getUTCSeconds()
	};
}
