import sharp from 'sharp';
import { expect, test } from 'vitest';
import { withoutTraces } from './without-traces.ts';

const photograph = (orientation?: number) =>
	sharp({ create: { width: 60, height: 40, channels: 3, background: '#2a6' } })
		.withExif({
			IFD0: { Artist: 'Secret', Make: 'Secret' },
			IFD3: { GPSLatitude: '54/1 41/1 0/1', GPSLatitudeRef: 'N' }
		})
		.withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Secret</x:xmpmeta>')
		.withMetadata({ orientation });

const pixels = (picture: Buffer) => sharp(picture).raw().toBuffer();

test.each([
	['image/jpeg', () => photograph().jpeg()],
	['image/jpeg', () => photograph().jpeg({ progressive: true })],
	['image/png', () => photograph().png()],
	['image/webp', () => photograph().webp()],
	['image/webp', () => photograph().webp({ lossless: true })]
] as const)('%s loses who took it and where, and no pixel (%#)', async (mediaType, made) => {
	const given = await made().toBuffer();
	const { exif, xmp } = await sharp(given).metadata();
	expect([exif, xmp]).toEqual([expect.any(Buffer), expect.any(Buffer)]);
	const plain = withoutTraces(given, mediaType);
	if (!plain) throw new Error('damaged');
	const now = await sharp(plain).metadata();
	expect([now.exif, now.xmp, now.format]).toEqual([undefined, undefined, mediaType.slice(6)]);
	expect(plain.toString('latin1')).not.toContain('Secret');
	expect(await pixels(plain)).toEqual(await pixels(given));
	expect(withoutTraces(plain, mediaType)).toEqual(plain);
});

test('a photograph taken on its side still says which way is up, and no more', async () => {
	const given = await photograph(6).jpeg().toBuffer();
	const plain = withoutTraces(given, 'image/jpeg') as Buffer;
	expect((await sharp(plain).metadata()).orientation).toBe(6);
	expect(plain.toString('latin1')).not.toContain('Secret');
});

test('what stands behind the end of a photograph stays out', async () => {
	const given = Buffer.concat([
		await photograph().jpeg().toBuffer(),
		Buffer.from('54.687N 25.28E')
	]);
	expect(withoutTraces(given, 'image/jpeg')?.toString('latin1')).not.toContain('54.687N');
});

test.each(['image/jpeg', 'image/png'])('a %s that is cut off is not shown', async (mediaType) => {
	const made = mediaType === 'image/jpeg' ? photograph().jpeg() : photograph().png();
	const given = await made.toBuffer();
	for (const length of [1, 10, given.length / 2, given.length - 2])
		expect(withoutTraces(given.subarray(0, length), mediaType)).toBe(undefined);
});

test('other files stay as they are', () => {
	const bytes = Buffer.from('%PDF-1.7');
	expect(withoutTraces(bytes, 'application/pdf')).toBe(bytes);
});
