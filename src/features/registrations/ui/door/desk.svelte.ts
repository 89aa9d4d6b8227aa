import {
	hexOf,
	verdictOfCode,
	verdictOfTicket,
	verdictOfWords,
	type Verdict
} from '../../rules/door.ts';
import { readCheckCode, readTicket } from '../../rules/ticket.ts';
import { looksAtOnce, type DoorPack } from '../../rules/at-door.ts';
import { claimWords } from '../../rules/claim-words.ts';
import { Carried } from './carried.ts';
import { exactly, openTime } from './exact-time.ts';
import * as kept from './kept.ts';
import { Looks } from './looks.ts';
import { asksOfWords, sync, takeAlong } from './sync.ts';

const syncMs = 4_000;
const packMs = 60_000;
const repeatMs = 3_000;
// Somebody stands at the door meanwhile.
const freshMs = 3_000;

/** What a device at a door knows and does; it works the same with and without network. */
export class Desk {
	state: 'opening' | 'no_token' | 'no_network' | 'shut_out' | 'left' | 'ready' = $state('opening');
	/** Another post's link was opened while there was something to send: the device stays at its own. */
	hasToSendFirst = $state(false);
	pack: DoorPack | undefined = $state.raw();
	listId: string = $state('');
	direction: 'in' | 'out' = $state('in');
	verdict: { verdict: Verdict; number: string | undefined; at: Date } | undefined = $state.raw();
	isOnline = $state(false);
	waiting = $state(0);
	/** How many are inside, by list, as far as this device has heard. */
	inside: Looks['inside'] = $state.raw({});
	doubles = $state(0);
	/** When the lists were last heard to be the newest. */
	upToDate: string | undefined = $state();
	#looks = new Looks();
	readonly #language: string;
	readonly #clock: () => Date;
	#token = '';
	#carried: Carried | undefined;
	#syncing: Promise<void> | undefined;
	#last = { text: '', at: 0 };

	constructor(language: string, clock: () => Date) {
		this.#language = language;
		this.#clock = clock;
	}

	/** The list that people are admitted to now. */
	list = $derived(this.pack?.lists.find(({ id }) => id === this.listId));

	/** Opens the desk with the token of the address, or with the one that this device keeps. */
	async open(token: string | undefined): Promise<() => void> {
		await openTime();
		await this.#letIn(token);
		if (!this.#token) {
			this.state = 'no_token';
			return () => {};
		}
		await this.#looks.open();
		this.#show();
		const before = await kept.keptPack();
		// What it has is enough to begin with: a bad network must not keep a line of people waiting.
		if (before) await this.#take(before);
		const renewing = this.#renew();
		if (!before && !(await renewing) && this.state === 'opening') this.state = 'no_network';
		const timers = [
			setInterval(() => void this.sync(), syncMs),
			setInterval(() => void this.#renew(), packMs)
		];
		void this.sync();
		return () => {
			timers.forEach(clearInterval);
		};
	}

	/** The same link again is no new beginning: what has not been sent yet stays. */
	async #letIn(token: string | undefined): Promise<void> {
		const before = (await kept.keptToken()) ?? '';
		this.#token = before;
		if (!token || token === before) return;
		// Another post's link: what was seen at the one before goes to it first.
		if (before) await this.sync();
		this.hasToSendFirst = this.waiting > 0;
		if (this.hasToSendFirst) return;
		await kept.forgetAll();
		await kept.keepToken(token);
		this.#looks = new Looks();
		this.#token = token;
		this.state = 'opening';
	}

	/** Looks at what a camera read; the same code in view is looked at once. */
	async scanned(text: string, clock: Date): Promise<void> {
		const now = exactly(clock);
		if (this.#last.text === text && now.getTime() - this.#last.at < repeatMs) return;
		this.#last = { text, at: now.getTime() };
		const ticket = readTicket(text);
		const carried = this.#carried;
		if (!ticket || !carried) {
			this.#say({ kind: 'no_ticket' }, undefined, now);
			return;
		}
		const number = hexOf(ticket.number);
		const known = { isSigned: await carried.isSigned(ticket), seen: this.#seenOf(number) };
		const door = carried.door(this.listId, this.direction);
		const verdict = verdictOfTicket(door, ticket, known);
		const isGone = passes(verdict) && (await this.#isUnknown(number));
		await this.#decided(isGone ? { kind: 'revoked' } : verdict, number, now);
	}

	/**
	 * Whether a signed ticket is nobody's any more: whoever erased a place has left no number behind that could
	 * be called off. Said only by a list that is fresh; without network a signature is enough.
	 */
	async #isUnknown(number: string): Promise<boolean> {
		const isKnown = () => this.#carried?.valid.get(number) !== undefined;
		if (isKnown() || !this.isOnline) return false;
		return (await this.#renew(freshMs)) && !isKnown();
	}

	/** Looks at what was typed: a check code, or the six words where there is network. */
	async typed(text: string, clock: Date): Promise<void> {
		const now = exactly(clock);
		// Words take a moment: nobody may take the last one's verdict for theirs.
		this.verdict = undefined;
		const bytes = readCheckCode(text);
		const words = claimWords(text);
		if (!bytes && words) return this.#words(words, now);
		const door = this.#carried?.door(this.listId, this.direction);
		if (!bytes || !door) {
			this.#say({ kind: 'no_ticket' }, undefined, now);
			return;
		}
		const number = hexOf(bytes);
		await this.#decided(verdictOfCode(door, number, this.#seenOf(number)), number, now);
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
		const door = this.#carried?.door(this.listId, this.direction);
		if (door) await this.#decided(verdictOfWords(door, answer.found, seen), number, now);
	}

	/** Keeps what a steward counted in a sector, and sends it with the rest. */
	async count(sector: string, range: { low: number; high: number }, now: Date): Promise<void> {
		const id = crypto.randomUUID();
		await kept.keepHeadCount({ id, sector, ...range, countedAt: exactly(now).toISOString() });
		await this.sync();
	}

	/** Sends what waits and takes over what the others saw, until nothing waits; one at a time. */
	sync(): Promise<void> {
		this.#syncing ??= this.#syncAll().finally(() => (this.#syncing = undefined));
		return this.#syncing;
	}

	async #syncAll(): Promise<void> {
		let isBehind: boolean;
		do {
			const result = await sync(this.#token, this.#looks.after);
			this.isOnline = result.kind === 'synced';
			if (this.state === 'no_network' && this.isOnline) await this.#renew();
			if (result.kind === 'shut_out') return this.#shutOut();
			if (result.kind === 'synced') await this.#looks.hear(result.scans, result.answer);
			this.#show();
			const { scans, headCounts } = await kept.waiting();
			this.waiting = scans.length + headCounts.length;
			const heard =
				result.kind === 'synced' ? result.answer.others.length + result.scans.length : 0;
			isBehind = this.waiting > 0 || heard >= looksAtOnce;
		} while (this.isOnline && isBehind);
	}

	/** Forgets everything on this device; refuses, as false, while it has something to send. */
	async leave(): Promise<boolean> {
		await this.sync();
		if (this.waiting > 0) return false;
		if (this.state === 'ready') await this.#shutOut('left');
		return true;
	}

	async #decided(verdict: Verdict, number: string | undefined, now: Date): Promise<void> {
		const isPassing = passes(verdict);
		if (passes(verdict) && number !== undefined) {
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

	/** Takes along what is new; false where there is no network. */
	async #renew(patienceMs?: number): Promise<boolean> {
		const had = this.#carried?.kept;
		const asked = { language: this.#language, had, ...(patienceMs && { patienceMs }) };
		const taken = await takeAlong(this.#token, asked);
		if (taken === 'shut_out') await this.#shutOut();
		if (!taken || taken === 'shut_out') return false;
		if (taken !== had) await this.#take(taken);
		this.upToDate = exactly(this.#clock()).toISOString();
		return true;
	}

	async #take(taken: kept.KeptPack): Promise<void> {
		const { pack } = taken;
		this.#carried = await Carried.of(taken);
		this.upToDate ??= pack.madeAt;
		this.pack = pack;
		if (!pack.lists.some(({ id }) => id === this.listId)) this.listId = pack.lists[0]?.id ?? '';
		this.state = 'ready';
	}

	async #shutOut(state: 'shut_out' | 'left' = 'shut_out'): Promise<void> {
		await kept.forgetAll();
		this.state = state;
	}
}

const passes = (verdict: Verdict): verdict is { kind: 'in' | 'out' } =>
	verdict.kind === 'in' || verdict.kind === 'out';
