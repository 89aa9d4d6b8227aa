export const leastLetters = 12;
const manyLetters = 20;
const leastDifferent = 7;

export type Strength = 'short' | 'plain' | 'fair' | 'good';

/** How hard a passphrase is to guess, judged kindly: length counts, and that it is not one letter over and over. */
export function strengthOf(passphrase: string): Strength {
	const letters = Array.from(passphrase.normalize('NFC').trim());
	if (letters.length < leastLetters) return 'short';
	if (new Set(letters).size < leastDifferent) return 'plain';
	return letters.length < manyLetters ? 'fair' : 'good';
}

/** Whether it may guard a key. */
export const isStrongEnough = (strength: Strength) => strength === 'fair' || strength === 'good';
