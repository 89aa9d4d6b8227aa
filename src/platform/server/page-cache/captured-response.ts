import { Writable } from 'node:stream';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Head } from './storable.ts';

type HeaderValue = number | string | string[];
type HeaderList = Record<string, HeaderValue | undefined> | string[];

export type Captured =
	| { kind: 'whole'; head: Head; body: Buffer }
	/** The answer goes to the waiting client as it comes. */
	| { kind: 'forwarded'; status: number }
	| { kind: 'failed'; status: number };

type Decision = 'keep' | 'forward' | 'refuse';
type Options = {
	req: IncomingMessage;
	/** Asked once, when the head is known. */
	decide(head: Head): Decision;
	target: ServerResponse;
	mostBytes: number;
};

/**
 * Stands in for the response while a page is made: keeps the whole of what may be stored and passes
 * everything else on to the client, so that an answer for one person is made once and held nowhere.
 */
export class CapturedResponse extends Writable {
	readonly req: IncomingMessage;
	readonly captured: Promise<Captured>;
	statusCode = 200;
	headersSent = false;
	readonly #headers = new Map<string, HeaderValue>();
	readonly #options: Options;
	#chunks: Buffer[] = [];
	#bytes = 0;
	#decision: Decision = 'keep';
	#settle: (captured: Captured) => void = () => {};

	constructor(options: Options) {
		super();
		this.req = options.req;
		this.#options = options;
		this.captured = new Promise((settle) => (this.#settle = settle));
		this.on('error', () => {});
		this.once('finish', () => this.#finished());
		this.once('close', () => this.#closed());
	}

	setHeader(name: string, value: HeaderValue): this {
		this.#headers.set(name.toLowerCase(), value);
		return this;
	}

	getHeader(name: string): HeaderValue | undefined {
		return this.#headers.get(name.toLowerCase());
	}

	hasHeader(name: string): boolean {
		return this.#headers.has(name.toLowerCase());
	}

	removeHeader(name: string): void {
		this.#headers.delete(name.toLowerCase());
	}

	getHeaderNames(): string[] {
		return [...this.#headers.keys()];
	}

	getHeaders(): Record<string, HeaderValue> {
		return Object.fromEntries(this.#headers);
	}

	writeHead(status: number, reason?: string | HeaderList, headers?: HeaderList): this {
		this.statusCode = status;
		const given = typeof reason === 'object' ? reason : headers;
		for (const [name, value] of headerPairs(given)) this.setHeader(name, value);
		this.headersSent = true;
		this.#decision = this.#options.decide(this.#head());
		if (this.#decision === 'forward') this.#forwardHead();
		if (this.#decision === 'refuse') this.#settle({ kind: 'failed', status });
		return this;
	}

	override _write(chunk: Buffer, _: string, done: (error?: Error | null) => void): void {
		if (!this.headersSent) this.writeHead(this.statusCode);
		if (this.#decision === 'forward') {
			this.#options.target.write(chunk, done);
			return;
		}
		if (this.#decision === 'keep') this.#keep(chunk);
		done();
	}

	override _final(done: (error?: Error | null) => void): void {
		if (!this.headersSent) this.writeHead(this.statusCode);
		if (this.#decision === 'forward') this.#options.target.end(() => done());
		else done();
	}

	/** A body that grows beyond what one page may weigh goes on its way after all. */
	#keep(chunk: Buffer): void {
		this.#chunks.push(chunk);
		this.#bytes += chunk.length;
		if (this.#bytes <= this.#options.mostBytes) return;
		this.#decision = 'forward';
		this.#forwardHead();
		for (const kept of this.#chunks) this.#options.target.write(kept);
		this.#chunks = [];
	}

	#head(): Head {
		return { status: this.statusCode, headers: this.getHeaders() };
	}

	#forwardHead(): void {
		const { target } = this.#options;
		target.once('close', () => this.destroy());
		for (const [name, value] of this.#headers) target.setHeader(name, value);
		target.writeHead(this.statusCode);
		this.#settle({ kind: 'forwarded', status: this.statusCode });
	}

	#finished(): void {
		if (this.#decision !== 'keep') return;
		this.#settle({ kind: 'whole', head: this.#head(), body: Buffer.concat(this.#chunks) });
	}

	#closed(): void {
		if (this.writableFinished) return;
		this.#settle({ kind: 'failed', status: 500 });
		if (this.#decision === 'forward') this.#options.target.destroy();
	}
}

function headerPairs(headers: HeaderList | undefined): [string, HeaderValue][] {
	if (!Array.isArray(headers)) {
		return Object.entries(headers ?? {}).filter(
			(pair): pair is [string, HeaderValue] => pair[1] !== undefined
		);
	}
	const pairs: [string, HeaderValue][] = [];
	for (let at = 0; at + 1 < headers.length; at += 2)
		pairs.push([headers[at] ?? '', headers[at + 1] ?? '']);
	return pairs;
}
