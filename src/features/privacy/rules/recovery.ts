// Crockford's letters: none that is taken for a digit or for another letter.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const keyBytes = 32;
const groupLetters = 4;
const groupCount = 13;

/**
 * A private key to be printed and typed again: 13 groups of four letters and a check letter each, which
 * says in which group something was mistyped. Whether the key is right, its public half says in the end.
 */
export function recoveryGroups(key: Uint8Array): string[] {
	if (key.length !== keyBytes) throw new RangeError('a key has 32 bytes');
	let bits = '';
	for (const byte of key) bits += byte.toString(2).padStart(8, '0');
	bits = bits.padEnd(groupCount * groupLetters * 5, '0');
	return Array.from({ length: groupCount }, (_, group) => {
		const text = Array.from({ length: groupLetters }, (_, at) => {
			const start = (group * groupLetters + at) * 5;
			return letters[Number.parseInt(bits.slice(start, start + 5), 2)] ?? '';
		}).join('');
		return text + checkLetter(text, group);
	});
}

export type Recovered =
	{ ok: true; key: Uint8Array<ArrayBuffer> } | { ok: false; wrongGroup: number | undefined };

/** The key of a typed sheet, forgiving about case, gaps, O, I and L; else the first group that is wrong, from 1. */
export function keyOfRecovery(typed: string): Recovered {
	const text = typed
		.toUpperCase()
		.replaceAll(/[^\dA-Z]/g, '')
		.replaceAll('O', '0')
		.replaceAll(/[IL]/g, '1');
	if (text.length !== groupCount * (groupLetters + 1)) return { ok: false, wrongGroup: undefined };
	let bits = '';
	for (let group = 0; group < groupCount; group += 1) {
		const start = group * (groupLetters + 1);
		const own = text.slice(start, start + groupLetters);
		if (text[start + groupLetters] !== checkLetter(own, group))
			return { ok: false, wrongGroup: group + 1 };
		for (const letter of own) bits += letters.indexOf(letter).toString(2).padStart(5, '0');
	}
	const bytes = bits.match(/.{8}/g) ?? [];
	const key = Uint8Array.from(bytes.slice(0, keyBytes), (byte) => Number.parseInt(byte, 2));
	return { ok: true, key };
}

/** 31 is a prime: with different weights, all but 0 for Z and groups that were exchanged are told. */
function checkLetter(text: string, group: number): string {
	let sum = group * 7 + 3;
	for (const [at, letter] of Array.from(text).entries()) sum += (at + 2) * letters.indexOf(letter);
	return letters[sum % 31] ?? '';
}
