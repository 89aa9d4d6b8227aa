import type { Clock } from '../clock.ts';

type Reading = { tag: string; found: Promise<unknown>; until: number };
type Options = { clock: Clock; most?: number; keptMs?: number };

/**
 * Keeps what pages that are never kept themselves are made of, as a form with a key of its own in it, and
 * forgets it when pages with the same tag are forgotten. Each thing is read once, however many ask for it.
 */
export class Readings {
	readonly #kept = new Map<string, Reading>();
	readonly #clock: Clock;
	readonly #most: number;
	readonly #keptMs: number;

	/** By default a minute, as pages, and two hundred things; what was read longest ago makes room. */
	constructor({ clock, most = 200, keptMs = 60_000 }: Options) {
		this.#clock = clock;
		this.#most = most;
		this.#keptMs = keptMs;
	}

	/** What is kept under the name, else what is read now; a reading that fails is not kept. Nobody may change it. */
	async get<T>(name: string, tag: string, read: () => Promise<T>): Promise<T> {
		const kept = this.kept<T>(name);
		if (kept) return kept;
		const found = read();
		const reading = { tag, found, until: this.#clock().getTime() + this.#keptMs };
		this.#keep(name, reading);
		try {
			return await found;
		} catch (error) {
			if (this.#kept.get(name) === reading) this.#kept.delete(name);
			throw error;
		}
	}

	/** What is kept under the name at this moment. */
	kept<T>(name: string): Promise<T> | undefined {
		const kept = this.#kept.get(name);
		const isUsable = kept && this.#clock().getTime() < kept.until;
		return isUsable ? (kept.found as Promise<T>) : undefined;
	}

	/** What is being read at this moment is forgotten too: it may be from before. */
	drop(tags: readonly string[]): void {
		for (const [name, { tag }] of this.#kept) if (tags.includes(tag)) this.#kept.delete(name);
	}

	dropAll(): void {
		this.#kept.clear();
	}

	#keep(name: string, reading: Reading): void {
		this.#kept.delete(name);
		this.#kept.set(name, reading);
		for (const oldest of this.#kept.keys()) {
			if (this.#kept.size <= this.#most) break;
			this.#kept.delete(oldest);
		}
	}
}
