import type { Admission, NumberOfWords } from './at-door.ts';
import { checkCode, type ReadTicket } from './ticket.ts';

/** What a door says of a code: let in, let out, or why not. */
export type Verdict =
	| { kind: 'in' | 'out' }
	| { kind: 'again'; at: string; post: string | undefined }
	| { kind: 'no_ticket' | 'forged' | 'other_event' | 'revoked' | 'not_on_list' | 'unknown' }
	/** Six words lead to a ticket only where there is network. */
	| { kind: 'needs_network' };

/** The latest look at a ticket on a list, by this device or by another that has synced. */
export type Seen = { direction: 'in' | 'out'; at: string; post?: string | undefined };

export type Door = {
	/** Of the event, 8 bytes in hex. */
	eventTag: string;
	/** What a ticket must admit to; undefined where every place is admitted. */
	admission: Admission | undefined;
	direction: 'in' | 'out';
	/** Numbers in hex, each with the bits of what its ticket admits to. */
	valid: Pick<ReadonlyMap<string, number>, 'get'>;
	/** Numbers in hex. */
	revoked: Pick<ReadonlySet<string>, 'has'>;
};

export const hexOf = (bytes: Uint8Array) =>
	Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const bytesOfHex = (hex: string) =>
	Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));

/** The check code of a number in hex. */
export const codeOfHex = (hex: string) => checkCode(bytesOfHex(hex));

/** The bytes of a text in base64; a loop, since a large event's list is half a megabyte on an old telephone. */
function bytesIn(base64: string): Uint8Array {
	const letters = atob(base64);
	const bytes = new Uint8Array(letters.length);
	for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
	return bytes;
}

const numberBytes = 5;

/** Numbers of 5 bytes each, in order, one after the other: looked up where they lie, however many they are. */
class SortedNumbers {
	readonly #bytes: Uint8Array;
	readonly size: number;

	constructor(base64: string) {
		this.#bytes = bytesIn(base64);
		this.size = Math.floor(this.#bytes.length / numberBytes);
	}

	/** The place of a number in hex; -1 where it is not among them. */
	placeOf(number: string): number {
		const wanted = parseInt(number, 16);
		let [from, to] = [0, this.size];
		while (from < to) {
			const middle = (from + to) >> 1;
			const found = this.#at(middle);
			if (found === wanted) return middle;
			if (found < wanted) from = middle + 1;
			else to = middle;
		}
		return -1;
	}

	/** 40 bits fit a number of JavaScript, not its shifts. */
	#at(place: number): number {
		const start = place * numberBytes;
		return this.#bytes
			.subarray(start, start + numberBytes)
			.reduce((sum, byte) => sum * 256 + byte, 0);
	}
}

/** Numbers in order, 5 bytes each, one after the other in base64, to be asked for by their hex. */
export function numbersIn(base64: string): Pick<ReadonlySet<string>, 'has' | 'size'> {
	const numbers = new SortedNumbers(base64);
	return { has: (number) => numbers.placeOf(number) >= 0, size: numbers.size };
}

/** The same with what each admits to, 2 bytes each in the same order. */
export function admittedNumbers(
	base64: string,
	admits: string
): Pick<ReadonlyMap<string, number>, 'get' | 'size'> {
	const numbers = new SortedNumbers(base64);
	const bits = bytesIn(admits);
	return {
		size: numbers.size,
		get: (number) => {
			const at = numbers.placeOf(number);
			return at < 0 ? undefined : ((bits[2 * at] ?? 0) << 8) | (bits[2 * at + 1] ?? 0);
		}
	};
}

/** What to say of a scanned ticket; its signature has been checked already. */
export function verdictOfTicket(
	door: Door,
	ticket: ReadTicket,
	known: { isSigned: boolean; seen: Seen | undefined }
): Verdict {
	if (hexOf(ticket.eventTag) !== door.eventTag) return { kind: 'other_event' };
	if (!known.isSigned) return { kind: 'forged' };
	if (door.revoked.has(hexOf(ticket.number))) return { kind: 'revoked' };
	return onList(door, ticket.admits, known.seen);
}

/** What to say of the place to which six words lead: the server has just been asked. */
export function verdictOfWords(
	door: Door,
	found: NumberOfWords | undefined,
	seen: Seen | undefined
): Verdict {
	if (!found) return { kind: 'unknown' };
	return found.isConfirmed ? onList(door, found.admits, seen) : { kind: 'revoked' };
}

function onList(door: Door, admits: number, seen: Seen | undefined): Verdict {
	return isAdmitted(door.admission, admits) ? passing(door, seen) : { kind: 'not_on_list' };
}

/** Whether a ticket with these bits is admitted: one of the bits that each part of the admission names must be set. */
export const isAdmitted = (admission: Admission | undefined, admits: number): boolean =>
	(admission ?? []).every((oneOf) => (admits & oneOf) !== 0);

/** What to say of a check code typed by hand: nothing is signed, so it must be among the numbers taken along. */
export function verdictOfCode(door: Door, number: string, seen: Seen | undefined): Verdict {
	if (door.revoked.has(number)) return { kind: 'revoked' };
	const admits = door.valid.get(number);
	return admits === undefined ? { kind: 'unknown' } : onList(door, admits, seen);
}

function passing(door: Door, seen: Seen | undefined): Verdict {
	if (door.direction === 'in' && seen?.direction === 'in')
		return { kind: 'again', at: seen.at, post: seen.post };
	return { kind: door.direction };
}
