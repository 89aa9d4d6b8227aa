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
	valid: ReadonlyMap<string, number>;
	/** Numbers in hex. */
	revoked: ReadonlySet<string>;
};

export const hexOf = (bytes: Uint8Array) =>
	Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export const bytesOfHex = (hex: string) =>
	Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));

/** The check code of a number in hex. */
export const codeOfHex = (hex: string) => checkCode(bytesOfHex(hex));

/** Numbers of 5 bytes each, one after the other in base64, as a set of hex. */
export function numbersIn(base64: string): Set<string> {
	const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
	const numbers = new Set<string>();
	for (let at = 0; at + 5 <= bytes.length; at += 5) numbers.add(hexOf(bytes.subarray(at, at + 5)));
	return numbers;
}

/** The same with what each admits to, 2 bytes each in the same order. */
export function admittedNumbers(base64: string, admits: string): Map<string, number> {
	const bits = Uint8Array.from(atob(admits), (letter) => letter.charCodeAt(0));
	const of = (at: number) => ((bits[2 * at] ?? 0) << 8) | (bits[2 * at + 1] ?? 0);
	return new Map([...numbersIn(base64)].map((number, at) => [number, of(at)]));
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
