import type { FromOthers, ScanSent, SeenByOther } from '../../rules/at-door.ts';
import type { Seen } from '../../rules/door.ts';
import * as kept from './kept.ts';

type Code = Pick<ScanSent, 'listId' | 'ticket'>;
const keyOf = ({ listId, ticket }: Code) => `${listId} ${ticket}`;

/** What a device knows of the looks at every door: its own and, as far as it has heard, the others'. */
export class Looks {
	/** How many are inside, by list. */
	inside: Readonly<Record<string, number>> = {};
	/** How many times a code was admitted that was inside already. */
	doubles = 0;
	/** The number of the last look of others that it has heard of. */
	after = 0;
	readonly #latest = new Map<string, Seen>();
	readonly #doubled = new Map<string, number>();

	/** Takes up what the device has kept. */
	async open(): Promise<void> {
		const heard = await kept.keptHeard();
		this.after = heard?.after ?? 0;
		for (const [key, times] of heard?.doubled ?? []) this.#doubled.set(key, times);
		this.#put(await kept.allSeen());
		this.#countDoubles();
	}

	latest = (code: Code): Seen | undefined => this.#latest.get(keyOf(code));

	/** Keeps an own look before anybody is let in, so that none is lost. */
	async keep(scan: ScanSent): Promise<void> {
		const look = { direction: scan.direction, at: scan.scannedAt };
		await kept.keepScan(scan, keyOf(scan), look);
		this.#put(new Map([[keyOf(scan), look]]));
	}

	/** Takes over what the others saw, and what of that and of the own looks was admitted twice. */
	async hear(sent: readonly ScanSent[], { others, after, doubles }: FromOthers): Promise<void> {
		if (sent.length === 0 && others.length === 0) return;
		for (const code of [...sent, ...others]) this.#doubled.delete(keyOf(code));
		for (const code of doubles)
			this.#doubled.set(keyOf(code), (this.#doubled.get(keyOf(code)) ?? 0) + 1);
		this.#countDoubles();
		this.after = after;
		const newer = this.#put(others.reduce(latestOf, new Map<string, Seen>()));
		await kept.keepHeard(newer, { after: this.after, doubled: [...this.#doubled] });
	}

	/** An older look does not undo a later one; gives back those that count. */
	#put(looks: ReadonlyMap<string, Seen>): ReadonlyMap<string, Seen> {
		const inside = { ...this.inside };
		const newer = [...looks].filter(([key, { at }]) => (this.#latest.get(key)?.at ?? '') <= at);
		for (const [key, look] of newer) {
			const list = key.split(' ', 1)[0] ?? '';
			const change = isIn(look) - isIn(this.#latest.get(key));
			inside[list] = (inside[list] ?? 0) + change;
			this.#latest.set(key, look);
		}
		this.inside = inside;
		return new Map(newer);
	}

	#countDoubles(): void {
		this.doubles = [...this.#doubled.values()].reduce((sum, times) => sum + times, 0);
	}
}

const isIn = (look: Seen | undefined) => (look?.direction === 'in' ? 1 : 0);

function latestOf(looks: Map<string, Seen>, other: SeenByOther): Map<string, Seen> {
	const { direction, at, post } = other;
	const before = looks.get(keyOf(other));
	return before && before.at > at ? looks : looks.set(keyOf(other), { direction, at, post });
}
