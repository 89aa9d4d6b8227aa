import { encode } from 'uqr';

/** A QR code as one path of an SVG: `size` squares a side, the quiet border among them. */
export type QrDrawing = { size: number; path: string };

export function qrDrawing(content: string): QrDrawing {
	const { size, data } = encode(content, { ecc: 'M', border: 4 });
	const path = data.flatMap((row, y) =>
		row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))
	);
	return { size, path: path.join('') };
}

/** Where the words of a place lead back to: behind a fragment, which a browser sends to nobody. */
export const placeAddress = (origin: string, language: string, words: readonly string[]) =>
	`${origin}/${language}/place#${encodeURIComponent(words.join('-'))}`;
