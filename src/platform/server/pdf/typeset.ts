// The child process of render-pdf.ts: a document as JSON on stdin, the PDF on stdout.
// A process of its own because a compile blocks its thread and never gives its memory back.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Document } from '#lib/document/types.ts';
import { displayable, fontCoverage } from './coverage.ts';
import { prepared } from './prepared.ts';

const UNSEEN = new Set(['href', 'id', 'link', 'createdAt', 'path']);
const FONTS = ['400Regular', '600SemiBold'];

try {
	offerToDieFirst();
	const pdf = typeset(JSON.parse(await text(process.stdin)) as Document);
	process.stdout.write(pdf);
} catch (fault) {
	process.stderr.write(fault instanceof Error ? fault.message : String(fault));
	process.exitCode = 2;
}

function typeset(document: Document): Buffer {
	const fonts = FONTS.map(fontBytes);
	const [regular] = fonts;
	if (!regular) throw new Error('No font');
	const compiler = NodeCompiler.create({
		workspace: import.meta.dirname,
		fontArgs: [{ fontBlobs: fonts }],
		inputs: { document: templateInput(document, fontCoverage(regular)) }
	});
	const template = readFileSync(new URL('report.typ', import.meta.url), 'utf8');
	const result = compiler.compile({ mainFileContent: template });
	if (!result.result) throw new Error(JSON.stringify(result.takeError()?.shortDiagnostics));
	return compiler.pdf(result.result, { pdfStandard: 'ua-1' });
}

/** Addresses and ids stay as they are: only what is read must be displayable. */
function templateInput(document: Document, covered: Set<number>): string {
	const shown = JSON.stringify(document, (key, value: unknown) =>
		typeof value === 'string' && !UNSEEN.has(key) ? displayable(value, covered) : value
	);
	return JSON.stringify(prepared(JSON.parse(shown) as Document));
}

function fontBytes(cut: string): Buffer {
	const { resolve } = createRequire(import.meta.url);
	return readFileSync(resolve(`@expo-google-fonts/noto-sans/${cut}/NotoSans_${cut}.ttf`));
}

/** When the machine runs out of memory Linux shall end this process, not the server. */
function offerToDieFirst(): void {
	try {
		writeFileSync('/proc/self/oom_score_adj', '1000');
	} catch {
		// Only Linux knows this; elsewhere nothing is lost.
	}
}
