import { SvelteMap } from 'svelte/reactivity';
import {
	numbersIn,
	hexOf,
	verdictOfCode,
	verdictOfTicket,
	type Seen,
	type Verdict
} from '../../rules/door.ts';
import { readCheckCode, readTicket, type ReadTicket } from '../../rules/ticket.ts';
import type { DoorPack } from '../../rules/at-door.ts';
import * as kept from './kept.ts';
import { sync, takeAlong } from './sync.ts';

const syncMs = 4_000;
const packMs = 60_000;
const repeatMs = 3_000;

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** What a device at a door knows and does; it works the same with and without network. */
export class Desk {
	state: 'opening' | 'no_token' | 'shut_out' | 'ready' = $state('opening');
	pack: DoorPack | undefined = $state.raw();
	listId: string = $state('');
	direction: 'in' | 'out' = $state('in');
	verdict: { verdict: Verdict; number: string | undefined; at: Date } | undefined = $state.raw();
	isOnline = $state(false);
	waiting = $state(0);
	doubles = $state(0);
	readonly #seen = new SvelteMap<string, Seen>();
	readonly #language: string;
	#token = '';
	#key: CryptoKey | undefined;
	#valid: ReadonlySet<string> = numbersIn('');
	#revoked: ReadonlySet<string> = numbersIn('');
	#since = '';
	#last = { text: '', at: 0 };

	constructor(language: string) {
		this.#language = language;
	}

	/** How many are inside on the chosen list, as far as this device has heard. */
	inside = $derived(
		[...this.#seen].filter(
			([key, { direction }]) => key.startsWith(this.listId) && direction === 'in'
		).length
	);

	/** Opens the desk with the token of the address, or with the one that this device keeps. */
	async open(token: string | undefined): Promise<() => void> {
		if (token) {
			await kept.forgetAll();
			await kept.keepToken(token);
		}
		this.#token = (await kept.keptToken()) ?? '';
		if (!this.#token) {
			this.state = 'no_token';
			return () => {};
		}
		for (const [key, look] of await kept.allSeen()) this.#seen.set(key, look);
		const pack = (await this.#fetchPack()) ?? (await kept.keptPack());
		if (pack) await this.#take(pack);
		const timers = [
			setInterval(() => void this.sync(), syncMs),
			setInterval(() => void this.#renew(), packMs)
		];
		void this.sync();
		return () => {
			timers.forEach(clearInterval);
		};
	}

	/** Looks at what a camera read; the same code in view is looked at once. */
	async scanned(text: string, now: Date): Promise<void> {
		if (this.#last.text === text && now.getTime() - this.#last.at < repeatMs) return;
		this.#last = { text, at: now.getTime() };
		const ticket = readTicket(text);
		if (!ticket) {
			this.#say({ kind: 'no_ticket' }, undefined, now);
			return;
		}
		const number = hexOf(ticket.number);
		const known = { isSigned: await this.#isSigned(ticket), seen: this.#seenOf(number) };
		await this.#decided(verdictOfTicket(this.#door(), ticket, known), number, now);
	}

	/** Looks at a check code that was typed. */
	async typed(code: string, now: Date): Promise<void> {
		const bytes = readCheckCode(code);
		if (!bytes) {
			this.#say({ kind: 'no_ticket' }, undefined, now);
			return;
		}
		const number = hexOf(bytes);
		await this.#decided(verdictOfCode(this.#door(), number, this.#seenOf(number)), number, now);
	}

	/** Keeps what a steward counted in a sector, and sends it with the rest. */
	async count(sector: string, range: { low: number; high: number }, now: Date): Promise<void> {
		const id = crypto.randomUUID();
		await kept.keepHeadCount({ id, sector, ...range, countedAt: now.toISOString() });
		await this.sync();
	}

	/** Sends what waits and takes over what the others saw. */
	async sync(): Promise<void> {
		const { scans, headCounts } = await kept.waiting();
		this.waiting = scans.length + headCounts.length;
		const result = await sync(this.#token, this.#since);
		this.isOnline = result.kind === 'synced';
		if (result.kind === 'shut_out') return this.#shutOut();
		if (result.kind !== 'synced') return;
		this.waiting = 0;
		this.doubles = result.answer.doubles.length;
		for (const { listId, ticket, direction, at, post, receivedAt } of result.answer.others) {
			await this.#remember(`${listId} ${ticket}`, { direction, at, post });
			this.#since = receivedAt;
		}
	}

	/** Forgets everything on this device. */
	async leave(): Promise<void> {
		await this.sync();
		if (this.waiting === 0) await this.#shutOut();
	}

	async #decided(verdict: Verdict, number: string, now: Date): Promise<void> {
		if (verdict.kind === 'in' || verdict.kind === 'out') {
			const scan = {
				id: crypto.randomUUID(),
				listId: this.listId,
				ticket: number,
				direction: verdict.kind,
				scannedAt: now.toISOString()
			};
			// Kept before anybody is let in, so that no look is lost.
			await kept.keepScan(scan);
			await this.#remember(`${this.listId} ${number}`, {
				direction: verdict.kind,
				at: scan.scannedAt
			});
			this.waiting += 1;
		}
		this.#say(verdict, number, now);
	}

	#say(verdict: Verdict, number: string | undefined, at: Date): void {
		this.verdict = { verdict, number, at };
	}

	/** An older look of another device does not undo a later one. */
	async #remember(key: string, look: Seen): Promise<void> {
		const before = this.#seen.get(key);
		if (before && before.at > look.at) return;
		this.#seen.set(key, look);
		await kept.keepSeen(key, look);
	}

	#seenOf = (number: string): Seen | undefined => this.#seen.get(`${this.listId} ${number}`);

	#door() {
		const list = this.pack?.lists.find(({ id }) => id === this.listId);
		return {
			eventTag: hexOf(bytesOf(this.pack?.eventTag ?? '')),
			addOn: list?.addOn,
			direction: this.direction,
			valid: this.#valid,
			revoked: this.#revoked
		};
	}

	async #isSigned(ticket: ReadTicket): Promise<boolean> {
		if (!this.#key) return false;
		return crypto.subtle.verify('Ed25519', this.#key, ticket.signature, ticket.signed);
	}

	async #fetchPack(): Promise<DoorPack | undefined> {
		const pack = await takeAlong(this.#token, this.#language);
		if (pack !== 'shut_out') return pack;
		await this.#shutOut();
		return undefined;
	}

	async #renew(): Promise<void> {
		const pack = await this.#fetchPack();
		if (pack) await this.#take(pack);
	}

	async #take(pack: DoorPack): Promise<void> {
		this.#key = await crypto.subtle.importKey('raw', bytesOf(pack.publicKey), 'Ed25519', false, [
			'verify'
		]);
		this.#valid = numbersIn(pack.valid);
		this.#revoked = numbersIn(pack.revoked);
		this.pack = pack;
		if (!pack.lists.some(({ id }) => id === this.listId)) this.listId = pack.lists[0]?.id ?? '';
		this.state = 'ready';
	}

	async #shutOut(): Promise<void> {
		await kept.forgetAll();
		this.state = 'shut_out';
	}
}
