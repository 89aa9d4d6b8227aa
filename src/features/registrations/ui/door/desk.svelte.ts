import {
	admittedNumbers,
	numbersIn,
	hexOf,
	verdictOfCode,
	verdictOfTicket,
	verdictOfWords,
	type Verdict
} from '../../rules/door.ts';
import { readCheckCode, readTicket, type ReadTicket } from '../../rules/ticket.ts';
import type { DoorPack } from '../../rules/at-door.ts';
import { claimWords } from '../../rules/claim-words.ts';
import * as kept from './kept.ts';
import { Looks } from './looks.ts';
import { asksOfWords, sync, takeAlong } from './sync.ts';

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
	/** How many are inside, by list, as far as this device has heard. */
	inside: Looks['inside'] = $state.raw({});
	doubles = $state(0);
	readonly #looks = new Looks();
	readonly #language: string;
	#token = '';
	#key: CryptoKey | undefined;
	#valid: ReadonlyMap<string, number> = admittedNumbers('', '');
	#revoked: ReadonlySet<string> = numbersIn('');
	#syncing: Promise<void> | undefined;
	#last = { text: '', at: 0 };

	constructor(language: string) {
		this.#language = language;
	}

	/** The list that people are admitted to now. */
	list = $derived(this.pack?.lists.find(({ id }) => id === this.listId));

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
		await this.#looks.open();
		this.#show();
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

	/** Looks at what was typed: a check code, or the six words where there is network. */
	async typed(text: string, now: Date): Promise<void> {
		// Words take a moment: nobody may take the last one's verdict for theirs.
		this.verdict = undefined;
		const bytes = readCheckCode(text);
		const words = claimWords(text);
		if (!bytes && words) return this.#words(words, now);
		if (!bytes) {
			this.#say({ kind: 'no_ticket' }, undefined, now);
			return;
		}
		const number = hexOf(bytes);
		await this.#decided(verdictOfCode(this.#door(), number, this.#seenOf(number)), number, now);
	}

	async #words(words: readonly string[], now: Date): Promise<void> {
		const answer = await asksOfWords(this.#token, words);
		if (answer === 'shut_out') return this.#shutOut();
		if (answer === 'offline') {
			this.#say({ kind: 'needs_network' }, undefined, now);
			return;
		}
		const number = answer.found?.ticket;
		const seen = number === undefined ? undefined : this.#seenOf(number);
		await this.#decided(verdictOfWords(this.#door(), answer.found, seen), number, now);
	}

	/** Keeps what a steward counted in a sector, and sends it with the rest. */
	async count(sector: string, range: { low: number; high: number }, now: Date): Promise<void> {
		const id = crypto.randomUUID();
		await kept.keepHeadCount({ id, sector, ...range, countedAt: now.toISOString() });
		await this.sync();
	}

	/** Sends what waits and takes over what the others saw, until nothing waits; one at a time. */
	sync(): Promise<void> {
		this.#syncing ??= this.#syncAll().finally(() => (this.#syncing = undefined));
		return this.#syncing;
	}

	async #syncAll(): Promise<void> {
		do {
			const result = await sync(this.#token, this.#looks.after);
			this.isOnline = result.kind === 'synced';
			if (result.kind === 'shut_out') return this.#shutOut();
			if (result.kind === 'synced') await this.#looks.hear(result.scans, result.answer);
			this.#show();
			const { scans, headCounts } = await kept.waiting();
			this.waiting = scans.length + headCounts.length;
		} while (this.isOnline && this.waiting > 0);
	}

	/** Forgets everything on this device. */
	async leave(): Promise<void> {
		await this.sync();
		if (this.waiting === 0) await this.#shutOut();
	}

	async #decided(verdict: Verdict, number: string | undefined, now: Date): Promise<void> {
		const isPassing = verdict.kind === 'in' || verdict.kind === 'out';
		if (isPassing && number !== undefined) {
			const { listId } = this;
			const at = { id: crypto.randomUUID(), scannedAt: now.toISOString() };
			await this.#looks.keep({ ...at, listId, ticket: number, direction: verdict.kind });
			this.waiting += 1;
			this.#show();
		}
		this.#say(verdict, number, now);
		// At once, so that the other doors hear of it before somebody comes by there.
		if (isPassing) void this.sync();
	}

	#show(): void {
		this.inside = this.#looks.inside;
		this.doubles = this.#looks.doubles;
	}

	#say(verdict: Verdict, number: string | undefined, at: Date): void {
		this.verdict = { verdict, number, at };
	}

	#seenOf = (number: string) => this.#looks.latest({ listId: this.listId, ticket: number });

	#door() {
		return {
			eventTag: hexOf(bytesOf(this.pack?.eventTag ?? '')),
			admission: this.list?.admission,
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
		this.#valid = admittedNumbers(pack.valid, pack.admits);
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
