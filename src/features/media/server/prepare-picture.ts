import sharp from 'sharp';
import type { PictureRefusal, PreparedPicture } from '../types.ts';

const largeWidth = 1600;
const smallWidth = 480;
const mostPixels = 60_000_000;

/** Whether the bytes begin as a photograph's format does; what a file is called counts for nothing. */
export function isPicture(bytes: Uint8Array): boolean {
	const ascii = (from: number, to: number) => String.fromCharCode(...bytes.slice(from, to));
	const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
	const isPng = bytes[0] === 0x89 && ascii(1, 8) === 'PNG\r\n\u001a\n';
	const isWebp = ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP';
	const isAvif = ascii(4, 12) === 'ftypavif';
	return isJpeg || isPng || isWebp || isAvif;
}

/**
 * Makes the two sizes that are kept, at most 1600 and 480 pixels wide and high, upright and without
 * EXIF or position. Refuses `not-a-picture` (SVG, HTML and broken files too) and `too-many-pixels`.
 */
export async function preparePicture(
	bytes: Uint8Array
): Promise<({ ok: true } & PreparedPicture) | PictureRefusal> {
	if (!isPicture(bytes)) return { ok: false, reason: 'not-a-picture' };
	try {
		const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
		if (width * height > mostPixels) return { ok: false, reason: 'too-many-pixels' };
		const large = await resized(bytes, largeWidth);
		const small = await resized(bytes, smallWidth);
		const size = { width: large.info.width, height: large.info.height };
		return { ok: true, large: large.data, small: small.data, ...size };
	} catch {
		// The decoder's word on damaged bytes is of no use to who sent them.
		return { ok: false, reason: 'not-a-picture' };
	}
}

async function resized(bytes: Uint8Array, most: number) {
	return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
		.autoOrient()
		.resize({ width: most, height: most, fit: 'inside', withoutEnlargement: true })
		.webp({ quality: 80 })
		.toBuffer({ resolveWithObject: true });
}
