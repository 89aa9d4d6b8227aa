/** Words in a code. Each is one of 1,024 and so carries 10 bits: 60 bits in all. */
export const wordsInCode = 6;
const bitsOfWord = 0b11_1111_1111;

/** A word as it may be typed on any keyboard: small letters without marks, æ as ae and ø as o. */
export function foldWord(word: string): string {
	return word
		.toLowerCase()
		.normalize('NFD')
		.replace(/[\p{M}\p{Cf}]/gu, '')
		.replaceAll('æ', 'ae')
		.replaceAll('ø', 'o');
}

/**
 * A new code: six of the 1,024 words of one language as they are written, from 60 random bits. `randomBytes` is asked for
 * 12 bytes once, two for each word, of which 10 bits count: no word is likelier than another.
 */
export function newClaimCode(
	words: readonly string[],
	randomBytes: (count: number) => Uint8Array
): string[] {
	const bytes = randomBytes(2 * wordsInCode);
	const pairs = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return Array.from(
		{ length: wordsInCode },
		(_, index) => words[pairs.getUint16(2 * index) & bitsOfWord] ?? ''
	);
}

/** What the keys of a code are made of: its folded words with hyphens between. Never stored. */
export function claimSecret(words: readonly string[]): string {
	return words.map(foldWord).join('-');
}

export type ClaimKeys = {
	/** What finds the place again, 32 bytes: it tells nothing of `ownKey`. */
	lookup: Uint8Array<ArrayBuffer>;
	/** The key of the person's own copy of the answers, 32 bytes for AES-256-GCM. */
	ownKey: Uint8Array<ArrayBuffer>;
};

/** What the two are derived with. */
export const claimKeyParts = { salt: 'tiltas claim', lookup: 'lookup', ownKey: 'own' };

/** What a code's secret stands for: HKDF (RFC 5869) with SHA-256, by Web Crypto. */
export async function claimKeys(secret: string): Promise<ClaimKeys> {
	const { subtle } = globalThis.crypto;
	const key = await subtle.importKey('raw', bytesOf(secret), 'HKDF', false, ['deriveBits']);
	const derive = async (info: string) => {
		const salt = bytesOf(claimKeyParts.salt);
		const how = { name: 'HKDF', hash: 'SHA-256', salt, info: bytesOf(info) };
		return new Uint8Array(await subtle.deriveBits(how, key, 256));
	};
	const [lookup, ownKey] = await Promise.all([
		derive(claimKeyParts.lookup),
		derive(claimKeyParts.ownKey)
	]);
	return { lookup, ownKey };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
