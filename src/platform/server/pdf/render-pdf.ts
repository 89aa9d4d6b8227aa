import { type ChildProcess, spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import type { Document } from '#lib/document/types.ts';
import { inProject } from './project-root.ts';
import { inTurn } from './turns.ts';

// 3.6 MB of JSON made 718 pages and took 2.4 GB of memory.
const MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;

export type PdfFaultKind = 'too-large' | 'timed-out' | 'refused' | 'crashed';

/** No PDF came of it; the document itself is unharmed and may be tried again. */
export class PdfFault extends Error {
	readonly kind: PdfFaultKind;
	constructor(kind: PdfFaultKind, message: string) {
		super(message);
		this.name = 'PdfFault';
		this.kind = kind;
	}
}

/**
 * The document as tagged PDF/UA-1; the same document gives the same bytes. Works in a child
 * process, two at a time at most, and throws a `PdfFault` after `timeoutMs` (60 s), when the
 * typesetter refuses or dies, and for documents over 4 MB of JSON.
 */
export async function renderPdf(
	document: Document,
	{ timeoutMs = 60_000 }: { timeoutMs?: number } = {}
): Promise<Uint8Array> {
	const json = Buffer.from(JSON.stringify(document));
	if (json.length > MAX_DOCUMENT_BYTES) {
		throw new PdfFault('too-large', `The document has ${json.length} bytes of JSON`);
	}
	return inTurn(() => typesetInChild(json, timeoutMs));
}

async function typesetInChild(json: Buffer, timeoutMs: number): Promise<Uint8Array> {
	const entry = inProject('src/platform/server/pdf/typeset.ts');
	// The child needs no environment, so that no secret of the server reaches it.
	const child = spawn(process.execPath, [entry], {
		env: {},
		stdio: 'pipe',
		signal: AbortSignal.timeout(timeoutMs),
		killSignal: 'SIGKILL'
	});
	const ended = endOf(child, timeoutMs);
	// A child that dies early breaks the pipe; `ended` tells why.
	child.stdin.on('error', () => undefined);
	child.stdin.end(json);
	const [pdf, complaint, end] = await Promise.all([
		buffer(child.stdout),
		buffer(child.stderr),
		ended
	]);
	if (end === 0) return new Uint8Array(pdf);
	throw faultOf(end, complaint.toString('utf8').trim().slice(0, 2000));
}

/** How the child ended: its exit code, or the signal that ended it. */
function endOf(child: ChildProcess, timeoutMs: number): Promise<number | string> {
	return new Promise((resolve, reject) => {
		child.once('error', (error) => {
			const late = error.name === 'AbortError';
			reject(late ? new PdfFault('timed-out', `No PDF within ${timeoutMs} ms`) : error);
		});
		child.once('close', (code, signal) => {
			resolve(code ?? signal ?? 'unknown');
		});
	});
}

function faultOf(end: number | string, complaint: string): PdfFault {
	if (end === 2) return new PdfFault('refused', `The typesetter refused: ${complaint}`);
	return new PdfFault('crashed', `The typesetter ended with ${end}: ${complaint}`);
}
