/**
 * The lengths, in bytes, to which texts are filled up before they are sealed, so that a stolen table or a
 * watched line tells no short name from a long one: any name has the first, the longest text the last.
 */
export const paddedLengths = [128, 1024, 4096] as const;

/** Every address for letters has this length when it is sealed; the longest that may be given has 254. */
export const contactLength = 256;

/** A text as it is sealed, in UTF-8, with zero bytes behind it; one that no length fits keeps its own. */
export function padded(
	text: string,
	lengths: readonly number[] = paddedLengths
): Uint8Array<ArrayBuffer> {
	const plain = new TextEncoder().encode(text);
	const filled = new Uint8Array(lengths.find((length) => length >= plain.length) ?? plain.length);
	filled.set(plain);
	return filled;
}

/** The text that was filled up; one that was sealed before this was done is read as well. */
export function withoutPadding(filled: Uint8Array): string {
	let end = filled.length;
	while (end > 0 && filled[end - 1] === 0) end -= 1;
	return new TextDecoder().decode(filled.subarray(0, end));
}

// The encapsulated key and the tag of HPKE; the nonce and the tag of AES-GCM.
const aroundSealed = 32 + 16;
const aroundOwn = 12 + 16;

/** Whether an answer that was sealed elsewhere is filled up, and twice the same: what is not would stand out. */
export const isPadded = ({ sealed, own }: { sealed: Uint8Array; own: Uint8Array }): boolean =>
	paddedLengths.some(
		(length) => sealed.length === length + aroundSealed && own.length === length + aroundOwn
	);
