const startOfScan = 0xda;
const endOfImage = 0xd9;
const adobe = 0xee;
const isStandalone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/**
 * The segments of a JPEG that its pixels need, its colour profile and which way is up. What cameras, phones
 * and programs add is left out, also behind its end. Throws RangeError where it is cut off.
 */
export function plainJpeg(jpeg: Buffer): Buffer {
	const kept = [jpeg.subarray(0, 2)];
	for (let at = 2; ;) {
		const marker = jpeg.readUInt8(at + 1);
		if (jpeg.readUInt8(at) !== 0xff) throw new RangeError('No segment begins here.');
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		if (marker === endOfImage) return Buffer.concat([...kept, jpeg.subarray(at, at + 2)]);
		let end = isStandalone(marker) ? at + 2 : at + 2 + jpeg.readUInt16BE(at + 2);
		if (marker === startOfScan) end = endOfPixels(jpeg, end);
		if (end > jpeg.length) throw new RangeError('A segment is cut off.');
		kept.push(plainSegment(marker, jpeg.subarray(at, end)));
		at = end;
	}
}

/** Within pixels a marker's first byte is followed by zero or by a number of restart. */
function endOfPixels(jpeg: Buffer, from: number): number {
	for (let at = from; ; at += 1) {
		at = jpeg.indexOf(0xff, at);
		if (at < 0) throw new RangeError('The pixels have no end.');
		const next = jpeg.readUInt8(at + 1);
		if (next !== 0 && next !== 0xff && !isStandalone(next)) return at;
	}
}

const nothing = Buffer.alloc(0);

/** As it is, as little as its pixels need of it, or nothing. */
function plainSegment(marker: number, segment: Buffer): Buffer {
	const isAddition = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
	const begins = (name: string) => segment.toString('latin1', 4, 4 + name.length) === name;
	if (!isAddition || marker === adobe || begins('JFIF\0') || begins('ICC_PROFILE\0'))
		return segment;
	return begins('Exif\0\0') ? uprightSegment(segment.subarray(10)) : nothing;
}

/** An EXIF segment that holds the orientation alone; nothing where the picture stands upright. */
function uprightSegment(tiff: Buffer): Buffer {
	const orientation = orientationIn(tiff);
	if (orientation < 2 || orientation > 8) return nothing;
	const list = 'ffe100224578696600004d4d002a0000000800010112000300000001';
	return Buffer.concat([Buffer.from(list, 'hex'), Buffer.from([0, orientation, 0, 0, 0, 0, 0, 0])]);
}

function orientationIn(tiff: Buffer): number {
	const isLittle = tiff.toString('latin1', 0, 2) === 'II';
	const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
	const long = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
	try {
		const first = long(4);
		for (let entry = 0; entry < short(first); entry += 1) {
			const at = first + 2 + entry * 12;
			if (short(at) === 0x0112) return short(at + 8);
		}
		return 0;
	} catch {
		// A damaged list of additions says nothing about the picture.
		return 0;
	}
}
