import type { Page } from './page.ts';

type Place = { page: Page; isAskedFor: boolean };

/**
 * Pages by address, never more bytes than given. A page that was asked for since it was last looked
 * over is passed over once: nearly the order of use, without moving anything while answering.
 */
export class Shelf {
	readonly #places = new Map<string, Place>();
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
		const place = this.#places.get(address);
		if (!place) return undefined;
		place.isAskedFor = true;
		return place.page;
	}

	put(address: string, page: Page): void {
		this.remove(address);
		if (page.bytes > this.#mostBytes) return;
		this.#places.set(address, { page, isAskedFor: false });
		this.#bytes += page.bytes;
		for (const tag of tagsToFind(page)) {
			const addresses = this.#byTag.get(tag) ?? new Set();
			this.#byTag.set(tag, addresses.add(address));
		}
		// Whatever is passed over goes to the end of the map, which the same walk reaches again.
		for (const [oldest, place] of this.#places) {
			if (this.#bytes <= this.#mostBytes) break;
			if (place.isAskedFor) this.#passOver(oldest, place);
			else this.remove(oldest);
		}
	}

	remove(address: string): void {
		const page = this.#places.get(address)?.page;
		if (!page) return;
		this.#places.delete(address);
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
		this.#places.clear();
		this.#byTag.clear();
		this.#bytes = 0;
	}

	#passOver(address: string, { page }: Place): void {
		this.#places.delete(address);
		this.#places.set(address, { page, isAskedFor: false });
	}
}

const untagged = '';

function tagsToFind({ tags }: Page): readonly string[] {
	return tags.length > 0 ? tags : [untagged];
}
