/** Remembers what was dropped while pages are being made: one begun before a drop is too old to keep. */
export class Drops {
	#version = 0;
	#everythingAt = 0;
	#anythingAt = 0;
	#underWay = 0;
	readonly #at = new Map<string, number>();

	/** Called when a page begins to be made; says later whether a drop of its tags has come since. */
	begin(): { isTooOld(tags: readonly string[]): boolean; end(): void } {
		const begun = this.#version;
		this.#underWay += 1;
		return {
			isTooOld: (tags) =>
				this.#everythingAt > begun ||
				(tags.length === 0 && this.#anythingAt > begun) ||
				tags.some((tag) => (this.#at.get(tag) ?? 0) > begun),
			end: () => {
				this.#underWay -= 1;
				// Nobody is left who could ask about the past.
				if (this.#underWay === 0) this.#at.clear();
			}
		};
	}

	drop(tags: readonly string[]): void {
		this.#anythingAt = this.#version += 1;
		if (this.#underWay === 0) return;
		for (const tag of tags) this.#at.set(tag, this.#version);
	}

	dropAll(): void {
		this.#everythingAt = this.#version += 1;
	}
}
