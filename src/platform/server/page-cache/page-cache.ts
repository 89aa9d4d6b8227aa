import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import { Drops } from './drops.ts';
import { makeOnce, type Handler, type Made } from './make.ts';
import type { Page } from './page.ts';
import { Readings } from './readings.ts';
import { sendPage } from './send.ts';
import { Shelf } from './shelf.ts';

export type PageCacheOptions = {
	handler: Handler;
	clock: Clock;
	mostBytes: number;
	/** Paths that begin with one of these are never kept. */
	neverKept?: readonly string[];
	/** How long a page may take before those who wait are told so. */
	patienceMs?: number;
};

const longestAddress = 512;
// Anyone can invent queries without end; they may only push out each other.
const shareOfQueries = 0.25;

/** Keeps finished public pages in memory, in front of the handler that makes them. */
export class PageCache {
	/** What pages are made of that are not kept themselves; it gets old with the pages. */
	readonly readings: Readings;
	readonly #options: PageCacheOptions;
	readonly #plain: Shelf;
	readonly #queried: Shelf;
	readonly #drops = new Drops();
	readonly #underWay = new Map<string, Promise<Made>>();

	constructor(options: PageCacheOptions) {
		this.#options = options;
		this.readings = new Readings(options);
		this.#plain = new Shelf(options.mostBytes * (1 - shareOfQueries));
		this.#queried = new Shelf(options.mostBytes * shareOfQueries);
	}

	/** Whether the answer may come from memory at all; if not, the request goes to the handler itself. */
	covers({ method, url = '', headers }: IncomingMessage): boolean {
		return (
			(method === 'GET' || method === 'HEAD') &&
			headers.cookie === undefined &&
			headers.authorization === undefined &&
			headers.range === undefined &&
			url.length <= longestAddress &&
			!this.#options.neverKept?.some((start) => url.startsWith(start))
		);
	}

	/** Answers from memory and returns true, or leaves the request untouched; one of many asks for a newer page. */
	answer(req: IncomingMessage, res: ServerResponse): boolean {
		if (!this.covers(req)) return false;
		const address = req.url ?? '';
		const page = this.#shelfOf(address).get(address);
		const now = page && this.#options.clock().getTime();
		if (!page || !now || now >= page.usableUntil) return false;
		if (now >= page.freshUntil && !this.#underWay.has(address)) return false;
		sendPage(page, req, res);
		return true;
	}

	/** Has the page made once, however many ask for it, and answers with it; 503 if it could not be made. */
	async make(req: IncomingMessage, res: ServerResponse): Promise<void> {
		const address = req.url ?? '';
		const others = this.#underWay.get(address);
		const made = await (others ?? this.#begin(req, res));
		const page = made.kind === 'page' ? made.page : this.#usable(address);
		if (made.kind === 'forwarded') {
			if (others) this.#options.handler(req, res);
		} else if (page) {
			sendPage(page, req, res);
		} else {
			res.writeHead(503, { 'retry-after': '5' }).end();
		}
	}

	/** Forgets the pages that carry one of these tags; what is being made from the old state is not kept. */
	drop(...tags: string[]): void {
		this.#drops.drop(tags);
		this.readings.drop(tags);
		for (const shelf of [this.#plain, this.#queried]) shelf.removeTagged(tags);
		this.#startOver();
	}

	dropAll(): void {
		this.#drops.dropAll();
		this.readings.dropAll();
		for (const shelf of [this.#plain, this.#queried]) shelf.clear();
		this.#startOver();
	}

	/** What is held at this moment, in bytes. */
	get bytes(): number {
		return this.#plain.bytes + this.#queried.bytes;
	}

	/** Whoever asks from now on must not get what was begun before. */
	#startOver(): void {
		this.#underWay.clear();
	}

	#begin(req: IncomingMessage, res: ServerResponse): Promise<Made> {
		const address = req.url ?? '';
		const making = this.#makeAndKeep(address, req, res).finally(() => {
			if (this.#underWay.get(address) === making) this.#underWay.delete(address);
		});
		this.#underWay.set(address, making);
		return making;
	}

	async #makeAndKeep(address: string, req: IncomingMessage, target: ServerResponse): Promise<Made> {
		const watch = this.#drops.begin();
		try {
			const hasOld = this.#usable(address) !== undefined;
			const made = await makeOnce({ patienceMs: 30_000, ...this.#options, req, target, hasOld });
			if (made.kind === 'page' && !watch.isTooOld(made.page.tags)) {
				this.#shelfOf(address).put(address, made.page);
			}
			if (made.kind === 'forwarded') this.#shelfOf(address).remove(address);
			return made;
		} finally {
			watch.end();
		}
	}

	#usable(address: string): Page | undefined {
		const page = this.#shelfOf(address).get(address);
		return page && this.#options.clock().getTime() < page.usableUntil ? page : undefined;
	}

	#shelfOf(address: string): Shelf {
		return address.includes('?') ? this.#queried : this.#plain;
	}
}
