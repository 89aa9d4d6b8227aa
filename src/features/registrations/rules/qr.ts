import { encode } from 'uqr';
import { foldWord } from './claim-code.ts';

/** A QR code as one path of an SVG: `size` squares a side, the quiet border among them. */
export type QrDrawing = { size: number; path: string };

const border = 4;

export function qrDrawing(content: string): QrDrawing {
	// Trying all eight masks takes ten times as long; what stands in our codes is as good as random. The border is
	// left white here, for squares that are put around all rows take as long as the code.
	const { size, data } = encode(content, { ecc: 'M', border: 0, maskPattern: 2 });
	return { size: size + 2 * border, path: data.map(lineOf).join('') };
}

/** Each run of dark squares in a row as one bar. */
function lineOf(row: readonly boolean[], index: number): string {
	const y = index + border;
	let bars = '';
	for (let x = 0; x < row.length; x += 1) {
		const first = x;
		while (row[x]) x += 1;
		const from = first + border;
		if (x > first) bars += `M${from} ${y}h${x - first}v1H${from}z`;
	}
	return bars;
}

/**
 * Where the words of a place lead back to: behind a fragment, which a browser sends to nobody, and without the
 * marks of their letters, which an address would write as numbers.
 */
export const placeAddress = (origin: string, language: string, words: readonly string[]) =>
	`${origin}/${language}/place#${words.map(plainWord).join('-')}`;

const plainWord = (word: string) =>
	/^[a-z]+$/.test(word) ? word : encodeURIComponent(foldWord(word));
