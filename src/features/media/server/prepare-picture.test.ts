import sharp from 'sharp';
import { expect, test } from 'vitest';
import { preparePicture } from './prepare-picture.ts';

const photograph = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: '#2a6' } });

test('a large photograph becomes two small ones without where it was taken', async () => {
	const exif = {
		IFD0: { Artist: 'Secret' },
		IFD3: { GPSLatitude: '54/1 41/1 0/1', GPSLatitudeRef: 'N' }
	};
	const bytes = await photograph(3000, 2000).withExif(exif).jpeg().toBuffer();
	expect((await sharp(bytes).metadata()).exif).toBeInstanceOf(Buffer);
	const prepared = await preparePicture(bytes);
	if (!prepared.ok) throw new Error(prepared.reason);
	const [large, small] = await Promise.all([
		sharp(prepared.large).metadata(),
		sharp(prepared.small).metadata()
	]);
	expect([prepared.width, prepared.height]).toEqual([1600, 1067]);
	expect([large, small].map(({ format, width, exif: kept }) => [format, width, kept])).toEqual([
		['webp', 1600, undefined],
		['webp', 480, undefined]
	]);
});

test('a photograph that lies on its side is set upright and a small one stays small', async () => {
	const bytes = await photograph(40, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer();
	const prepared = await preparePicture(bytes);
	expect(prepared).toMatchObject({ ok: true, width: 30, height: 40 });
});

test.each([
	['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
	['HTML', '<!doctype html><script>alert(1)</script>'],
	['nothing', ''],
	['a JPEG in name only', '\u00ff\u00d8\u00ff\u00e0 and then words'],
	['a GIF', 'GIF89a']
])('%s is not a picture', async (_, content) => {
	expect(await preparePicture(Buffer.from(content, 'latin1'))).toEqual({
		ok: false,
		reason: 'not-a-picture'
	});
});

test('a photograph cut off in the middle is not a picture', async () => {
	const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
	const whole = await sharp({
		create: { width: 300, height: 300, channels: 3, background: '#000', noise }
	})
		.jpeg()
		.toBuffer();
	expect(await preparePicture(whole.subarray(0, whole.length / 3))).toEqual({
		ok: false,
		reason: 'not-a-picture'
	});
});

test('a small file that unfolds to too many pixels is refused before it unfolds', async () => {
	const bomb = await photograph(9000, 9000).png({ compressionLevel: 9 }).toBuffer();
	expect(bomb.length).toBeLessThan(1_000_000);
	expect(await preparePicture(bomb)).toEqual({ ok: false, reason: 'too-many-pixels' });
});
