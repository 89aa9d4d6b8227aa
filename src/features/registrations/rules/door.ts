import type { NumberOfWords } from './at-door.ts';
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
	/** The bit of the list's add-on; undefined where every place is admitted. */
	addOn: number | undefined;
	direction: 'in' | 'out';
	/** Numbers in hex. */
	valid: ReadonlySet<string>;
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

/** What to say of a scanned ticket; its signature has been checked already. */
export function verdictOfTicket(
	door: Door,
	ticket: ReadTicket,
	known: { isSigned: boolean; seen: Seen | undefined }
): Verdict {
	if (hexOf(ticket.eventTag) !== door.eventTag) return { kind: 'other_event' };
	if (!known.isSigned) return { kind: 'forged' };
	if (door.revoked.has(hexOf(ticket.number))) return { kind: 'revoked' };
	return onList(door, ticket.addOns, known.seen);
}

/** What to say of the place to which six words lead: the server has just been asked. */
export function verdictOfWords(
	door: Door,
	found: NumberOfWords | undefined,
	seen: Seen | undefined
): Verdict {
	if (!found) return { kind: 'unknown' };
	return found.isConfirmed ? onList(door, found.addOns, seen) : { kind: 'revoked' };
}

function onList(door: Door, addOns: number, seen: Seen | undefined): Verdict {
	const isOn = door.addOn === undefined || ((addOns >> door.addOn) & 1) === 1;
	return isOn ? passing(door, seen) : { kind: 'not_on_list' };
}

/** What to say of a check code typed by hand: nothing is signed, so it must be among the numbers taken along. */
export function verdictOfCode(door: Door, number: string, seen: Seen | undefined): Verdict {
	if (door.revoked.has(number)) return { kind: 'revoked' };
	if (!door.valid.has(number)) return { kind: 'unknown' };
	// Which add-ons a number has stands on its ticket only.
	return door.addOn === undefined ? passing(door, seen) : { kind: 'not_on_list' };
}

function passing(door: Door, seen: Seen | undefined): Verdict {
	if (door.direction === 'in' && seen?.direction === 'in')
		return { kind: 'again', at: seen.at, post: seen.post };
	return { kind: door.direction };
}
