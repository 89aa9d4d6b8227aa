/** A ticket says for which event it is and its number there; who has it is nobody's business. */
export type Ticket = {
	/** The first 8 bytes of a hash of the event's id. */
	eventTag: Uint8Array;
	/** 5 random bytes, one of a kind in the event. */
	number: Uint8Array;
	/** What it admits to, a bit for each add-on and kind of place of the event; 16 at most. */
	admits: number;
};

const version = 1;
const tagBytes = 8;
const numberBytes = 5;
export const signedBytes = 1 + tagBytes + numberBytes + 2;
const signatureBytes = 64;
const textLength = ((signedBytes + signatureBytes) / 2) * 3;

/** What of a ticket is signed: version, event, number, what it admits to; 16 bytes. */
export function ticketBytes({ eventTag, number, admits }: Ticket): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(signedBytes);
	bytes[0] = version;
	bytes.set(eventTag.subarray(0, tagBytes), 1);
	bytes.set(number.subarray(0, numberBytes), 1 + tagBytes);
	bytes[signedBytes - 2] = (admits >> 8) & 255;
	bytes[signedBytes - 1] = admits & 255;
	return bytes;
}

/** The signed bytes and the signature as a QR code holds them: 120 characters of its densest alphabet. */
export function ticketText(signed: Uint8Array, signature: Uint8Array): string {
	return toBase45(Uint8Array.from([...signed, ...signature]));
}

export type ReadTicket = Ticket & {
	signed: Uint8Array<ArrayBuffer>;
	signature: Uint8Array<ArrayBuffer>;
};

/** A scanned text taken apart; undefined for anything that is no ticket. The signature is still to be checked. */
export function readTicket(text: string): ReadTicket | undefined {
	// A space is a digit, and may be the first one (never the last): whoever copies a text loses it easily.
	const bytes = fromBase45(text.trim().padStart(textLength, ' '));
	if (bytes?.length !== signedBytes + signatureBytes || bytes[0] !== version) return undefined;
	const signed = bytes.slice(0, signedBytes);
	return {
		signed,
		signature: bytes.slice(signedBytes),
		eventTag: signed.slice(1, 1 + tagBytes),
		number: signed.slice(1 + tagBytes, 1 + tagBytes + numberBytes),
		admits: ((signed[signedBytes - 2] ?? 0) << 8) | (signed[signedBytes - 1] ?? 0)
	};
}

// RFC 9285: the alphabet of QR codes' alphanumeric mode.
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

function toBase45(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 2) {
		const isPair = at + 1 < bytes.length;
		let value = isPair ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0);
		for (let digit = 0; digit < (isPair ? 3 : 2); digit += 1) {
			text += alphabet[value % 45] ?? '';
			value = Math.floor(value / 45);
		}
	}
	return text;
}

function fromBase45(text: string): Uint8Array<ArrayBuffer> | undefined {
	if (text.length > 200) return undefined;
	const digits = Array.from(text, (letter) => alphabet.indexOf(letter));
	if (digits.includes(-1) || digits.length % 3 === 1) return undefined;
	const bytes: number[] = [];
	for (let at = 0; at < digits.length; at += 3) {
		const [low = 0, middle = 0, high] = digits.slice(at, at + 3);
		const value = low + middle * 45 + (high ?? 0) * 45 * 45;
		if (value > (high === undefined ? 255 : 65_535)) return undefined;
		if (high !== undefined) bytes.push(value >> 8);
		bytes.push(value & 255);
	}
	return Uint8Array.from(bytes);
}

// Crockford's letters: none that is taken for a digit or another letter.
const checkLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const letterBits = 5;
const numberLetters = (numberBytes * 8) / letterBits;

/** A ticket's number to be read aloud and typed: eight letters and digits and one that checks them, as in '7KQ2-M9XD-G'. */
export function checkCode(number: Uint8Array): string {
	const value = number.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
	const digits = Array.from({ length: numberLetters }, (_, at) =>
		Number((value >> BigInt(letterBits * (numberLetters - 1 - at))) & 31n)
	);
	const text = [...digits, checking(digits)].map((digit) => checkLetters[digit]).join('');
	return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}

/** The number that a typed check code stands for, forgiving about case, gaps, O, I and L; undefined if it is none, as after a slip. */
export function readCheckCode(typed: string): Uint8Array | undefined {
	const text = typed
		.toUpperCase()
		.replaceAll(/[\s\-–]/g, '')
		.replaceAll('O', '0')
		.replaceAll(/[IL]/g, '1');
	const all = Array.from(text, (letter) => checkLetters.indexOf(letter));
	const digits = all.slice(0, numberLetters);
	if (all.length !== numberLetters + 1 || all.includes(-1)) return undefined;
	if (all.at(-1) !== checking(digits)) return undefined;
	const value = digits.reduce((sum, digit) => (sum << BigInt(letterBits)) | BigInt(digit), 0n);
	return Uint8Array.from({ length: numberBytes }, (_, at) =>
		Number((value >> BigInt(8 * (numberBytes - 1 - at))) & 255n)
	);
}

/** Differs whenever one letter is another or two have changed places: a polynomial over the field of 32 elements. */
function checking(digits: readonly number[]): number {
	const timesTwo = (digit: number) => (digit < 16 ? digit << 1 : (digit << 1) ^ 0b10_0101);
	return digits.reduce((sum, digit) => timesTwo(sum ^ digit), 0);
}
