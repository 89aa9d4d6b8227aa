import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as make from '#lib/document/blocks.ts';
import type { Block, Document } from '#lib/document/types.ts';
import { PdfFault, renderPdf } from './render-pdf.ts';

const LETTERS = 'ąčęėįšųūž ĄČĘĖĮŠŲŪŽ æøå ÆØÅ „lietuviškos“ «norske»';
const MARKUP = '#panic("x") $x^2$ @label \\u{41} *bold* _it_ <script> #{1+1} ``` = T // c [x] ~';

const document = (blocks: Block[], more: Partial<Document> = {}): Document => ({
	language: 'lt',
	title: 'Galutinė ataskaita',
	facts: [make.fact('Sutartis', 'LT09')],
	blocks,
	footer: 'sha-256 00',
	link: 'https://tiltas.example/lt/r/1',
	createdAt: '2024-05-20T10:00:00Z',
	...more
});

const rows = (count: number) =>
	Array.from({ length: count }, (_, index) => [`Eilutė ${index + 1}`, `${index}`]);
const columns = [make.column('Rodiklis'), make.column('Kaina', 'end', 'EUR')];

/** The file with its compressed streams opened: what it declares about itself as one text. */
function opened(pdf: Uint8Array): string {
	const file = Buffer.from(pdf);
	const parts = [file.toString('latin1')];
	for (const match of parts[0]?.matchAll(/stream\r?\n/g) ?? []) {
		try {
			parts.push(inflateSync(file.subarray(match.index + match[0].length)).toString('latin1'));
		} catch {
			// Not a compressed stream (`endstream` matches as well): it has been read as it is.
		}
	}
	return parts.join('\n');
}

async function readBack(pdf: Uint8Array): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'tiltas-pdf-'));
	try {
		writeFileSync(join(folder, 'a.pdf'), pdf);
		const read = execFileSync('pdftotext', ['-layout', join(folder, 'a.pdf'), '-'], {
			stdio: ['ignore', 'pipe', 'ignore']
		});
		return read.toString('utf8').replaceAll(/\s+/g, ' ');
	} finally {
		await rm(folder, { recursive: true });
	}
}

function hasPoppler(): boolean {
	try {
		execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

describe('renderPdf', () => {
	it('declares structure, language, title and PDF/UA-1', async () => {
		const columnsAndRows = { caption: 'Rodikliai', columns, rows: rows(2) };
		const blocks = [
			make.heading(1, 'a', 'Veiklos'),
			make.paragraph(make.inLanguage('Ås', 'nb-NO')),
			make.table(columnsAndRows)
		];
		const text = opened(await renderPdf(document(blocks)));
		const facts = [
			/^%PDF-1\.7/,
			/\/StructTreeRoot /,
			/\/MarkInfo\s*<<[^>]*\/Marked true/,
			/\/Lang \(lt\)/,
			/\/Lang \(nb-NO\)/,
			/pdfuaid:part>1</,
			/\/DisplayDocTitle true/,
			/\/S\s*\/H1/,
			/\/S\s*\/TH/,
			/\/S\s*\/Caption/
		];
		expect(facts.filter((fact) => !fact.test(text))).toEqual([]);
	});

	it('gives the same bytes for the same document', async () => {
		const same = document([make.paragraph('Tas pats')]);
		const [one, two] = await Promise.all([renderPdf(same), renderPdf(structuredClone(same))]);
		expect(Buffer.from(one).equals(two)).toBe(true);
	});

	it('renders empty lists, tables, figures and texts', async () => {
		const empty = [
			make.heading(3, '', ''),
			make.paragraph(''),
			make.list([]),
			make.facts(),
			make.figures(),
			make.table({ caption: '', columns: [], rows: [] }),
			make.table({ caption: 'Tuščia', columns, rows: [] }),
			make.note('info', '', ''),
			make.pageBreak()
		];
		expect((await renderPdf(document(empty, { facts: [] }))).length).toBeGreaterThan(1000);
	});

	it('refuses a document without a readable time', async () => {
		const fault = await renderPdf(document([], { createdAt: 'never' })).catch((e: unknown) => e);
		expect(fault).toEqual(
			new PdfFault('refused', 'The typesetter refused: createdAt is no instant: never')
		);
	});

	it('gives up after its time and leaves the next one unharmed', async () => {
		const late = await renderPdf(document([]), { timeoutMs: 1 }).catch((e: unknown) => e);
		expect(late).toEqual(new PdfFault('timed-out', 'No PDF within 1 ms'));
		expect((await renderPdf(document([]))).length).toBeGreaterThan(1000);
	});

	it('refuses a document that is too large to be one', async () => {
		const huge = document([make.paragraph('x'.repeat(5 * 1024 * 1024))]);
		await expect(renderPdf(huge)).rejects.toMatchObject({ kind: 'too-large' });
	});

	it('leaves the server free while it works', async () => {
		let ticks = 0;
		const timer = setInterval(() => (ticks += 1), 10);
		await renderPdf(document([make.table({ caption: 'T', columns, rows: rows(300) })]));
		clearInterval(timer);
		expect(ticks).toBeGreaterThan(5);
	});
});

describe('the text in the PDF', () => {
	const poppler = hasPoppler();
	const reads = (name: string, test: () => Promise<void>) =>
		it(name, async (context) => {
			context.skip(!poppler, 'pdftotext (poppler-utils) is not installed here');
			await test();
		});

	reads('keeps all Lithuanian and Norwegian letters', async () => {
		expect(await readBack(await renderPdf(document([make.paragraph(LETTERS)])))).toContain(LETTERS);
	});

	reads('shows markup of the typesetter as the characters that were typed', async () => {
		const everywhere = document(
			[
				make.heading(1, MARKUP, MARKUP),
				make.paragraph(MARKUP, make.strong(MARKUP), make.link(MARKUP, 'https://a.lt/#$@*<x>')),
				make.list([MARKUP]),
				make.facts(make.fact(MARKUP, MARKUP)),
				make.table({ caption: MARKUP, columns: [make.column(MARKUP)], rows: [[MARKUP]] }),
				make.figures({ value: '#1', label: MARKUP, note: MARKUP }),
				make.note('gap', MARKUP, MARKUP)
			],
			{ title: MARKUP, subtitle: MARKUP, authorLine: MARKUP, footer: MARKUP, contents: MARKUP }
		);
		const text = await readBack(await renderPdf(everywhere));
		const typed = /#panic\("x"\) \$x\^2\$ @label \\u\{41\} \*bold\* _it_ <script>/g;
		expect(text.match(typed)?.length).toBeGreaterThan(15);
	});

	reads('shows one mark where the font has no sign', async () => {
		const text = await readBack(
			await renderPdf(document([make.paragraph('a 🏳️‍🌈\u0007 b\u200d 中')]))
		);
		expect(text).toMatch(/a ?\ufffd ?b ?\ufffd/);
	});

	reads('holds each of 200 rows once, and the column titles on each page', async () => {
		const pdf = await renderPdf(
			document([make.table({ caption: 'Ilga', columns, rows: rows(200) })])
		);
		const text = await readBack(pdf);
		const found = [...text.matchAll(/Eilutė (\d+)/g)].map((match) => Number(match[1]));
		expect(found).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
		expect(text.match(/Kaina \(EUR\)/g)?.length).toBe(text.match(/\d+ ?\/ ?\d+/g)?.length);
	});

	reads('sets a very long table as one, without losing a row', async () => {
		const long = make.table({ caption: 'Ilga', columns, rows: rows(501) });
		const text = await readBack(await renderPdf(document([long])));
		expect(text.match(/Ilga/g)).toEqual(['Ilga']);
		expect(text.match(/Eilutė \d+/g)?.length).toBe(501);
	});

	reads('goes on over pages in a cell that is longer than one', async () => {
		const long = `${'žodis '.repeat(2500)}pabaiga`;
		const pdf = await renderPdf(
			document([make.table({ caption: 'Ilga', columns, rows: [['a', long]] })])
		);
		expect((await readBack(pdf)).match(/žodis|pabaiga/g)?.length).toBe(2501);
	});
});
