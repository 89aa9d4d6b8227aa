import type { Page } from './page.ts';

/** Pages by address, the least recently asked for first, never more bytes than given. */
export class Shelf {
	readonly #pages = new Map<string, Page>();
	readonly #byTag = new Map<string, Set<string>>();
	readonly #mostBytes: number;
	#bytes = 0;

	constructor(mostBytes: number) {
		this.#mostBytes = mostBytes;
	}

	get bytes(): number {
		return this.#bytes;
	}

	get(address: string): Page | undefined {
		const page = this.#pages.get(address);
		if (!page) return undefined;
		this.#pages.delete(address);
		this.#pages.set(address, page);
		return page;
	}

	put(address: string, page: Page): void {
		this.remove(address);
		if (page.bytes > this.#mostBytes) return;
		this.#pages.set(address, page);
		this.#bytes += page.bytes;
		for (const tag of tagsToFind(page)) {
			const addresses = this.#byTag.get(tag) ?? new Set();
			this.#byTag.set(tag, addresses.add(address));
		}
		for (const oldest of this.#pages.keys()) {
			if (this.#bytes <= this.#mostBytes) break;
			this.remove(oldest);
		}
	}

	remove(address: string): void {
		const page = this.#pages.get(address);
		if (!page) return;
		this.#pages.delete(address);
		this.#bytes -= page.bytes;
		for (const tag of tagsToFind(page)) {
			const addresses = this.#byTag.get(tag);
			addresses?.delete(address);
			if (addresses?.size === 0) this.#byTag.delete(tag);
		}
	}

	/** Also removes what carries no tag: nobody said what makes it old. */
	removeTagged(tags: readonly string[]): void {
		for (const tag of [...tags, untagged]) {
			for (const address of this.#byTag.get(tag) ?? []) this.remove(address);
		}
	}

	clear(): void {
		this.#pages.clear();
		this.#byTag.clear();
		this.#bytes = 0;
	}
}

const untagged = '';

function tagsToFind({ tags }: Page): readonly string[] {
	return tags.length > 0 ? tags : [untagged];
}
