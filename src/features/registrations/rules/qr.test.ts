import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { claimWordLists } from './claim-words.ts';
import { placeAddress, qrDrawing, type QrDrawing } from './qr.ts';

const squarePixels = 4;

/** What a camera sees of the drawing, each square four pixels wide. */
function seen({ size, path }: QrDrawing) {
	const width = size * squarePixels;
	const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
	for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
		for (let row = 0; row < squarePixels; row += 1) {
			const from = ((Number(y) * squarePixels + row) * width + Number(x) * squarePixels) * 4;
			for (let at = 0; at < Number(length) * squarePixels; at += 1)
				pixels.fill(0, from + at * 4, from + at * 4 + 3);
		}
	return { data: pixels, width, height: width, colorSpace: 'srgb' } as ImageData;
}

test('the door’s reader reads every code that leads back to a place', async () => {
	const file = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
	const { buffer } = new Uint8Array(readFileSync(file));
	await prepareZXingModule({ overrides: { wasmBinary: buffer }, fireImmediately: true });
	for (const [language, list] of Object.entries(claimWordLists))
		for (let at = 0; at + 6 <= list.length; at += 40) {
			const address = placeAddress('https://tiltas.example', language, list.slice(at, at + 6));
			const [found] = await readBarcodes(seen(qrDrawing(address)), { formats: ['QRCode'] });
			expect(found?.text).toBe(address);
		}
});
