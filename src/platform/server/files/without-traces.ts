import { plainJpeg } from './plain-jpeg.ts';

const pngKept = new Set(['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'bKGD', 'pHYs', 'sBIT']);
const animation = new Set(['acTL', 'fcTL', 'fdAT']);

/**
 * A picture without what cameras and programs write beside it: where and when it was taken, by whom and
 * with what. Its pixels stay as they are, byte for byte. Undefined if it is too damaged to tell them apart.
 */
export function withoutTraces(picture: Buffer, mediaType: string): Buffer | undefined {
	try {
		if (mediaType === 'image/jpeg') return plainJpeg(picture);
		if (mediaType === 'image/png') return plainPng(picture);
		if (mediaType === 'image/webp') return plainWebp(picture);
		return picture;
	} catch (error) {
		// Reading past the end: a length in the file is wrong.
		if (error instanceof RangeError) return undefined;
		throw error;
	}
}

/** Chunks of length, type, content and checksum; those that only tell of the picture are left out. */
function plainPng(png: Buffer): Buffer {
	const kept = [png.subarray(0, 8)];
	for (let at = 8; ;) {
		const end = at + 12 + png.readUInt32BE(at);
		const type = png.toString('latin1', at + 4, at + 8);
		if (end > png.length) throw new RangeError('A chunk is cut off.');
		const isCritical = /^[A-Z]/.test(type);
		if (isCritical || pngKept.has(type) || animation.has(type)) kept.push(png.subarray(at, end));
		if (type === 'IEND') return Buffer.concat(kept);
		at = end;
	}
}

/** RIFF: chunks of type, length and content on even places; the first one says which others there are. */
function plainWebp(webp: Buffer): Buffer {
	const kept: Buffer[] = [];
	const whole = Math.min(webp.length, 8 + webp.readUInt32LE(4));
	for (let at = 12; at + 8 <= whole;) {
		const type = webp.toString('latin1', at, at + 4);
		const length = webp.readUInt32LE(at + 4);
		const end = at + 8 + length + (length % 2);
		if (end > whole) throw new RangeError('A chunk is cut off.');
		const chunk = Buffer.from(webp.subarray(at, end));
		if (type === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~0b1100, 8);
		if (/^(VP8|ALPH|ANI|ANMF|ICCP)/.test(type)) kept.push(chunk);
		at = end;
	}
	const head = Buffer.from(webp.subarray(0, 12));
	head.writeUInt32LE(4 + kept.reduce((sum, { length }) => sum + length, 0), 4);
	return Buffer.concat([head, ...kept]);
}
