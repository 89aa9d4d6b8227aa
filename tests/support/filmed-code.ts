import { writeFileSync } from 'node:fs';
import { encode } from 'uqr';

const width = 640;
const height = 480;
const scale = 8;

/** A film of one picture, a QR code on white, for the browser to take for a camera (YUV4MPEG2). */
export function writeFilm(file: string, text: string): void {
	const { data, size } = encode(text, { ecc: 'M', border: 4 });
	const luma = Buffer.alloc(width * height, 235);
	const [left, top] = [(width - size * scale) >> 1, (height - size * scale) >> 1];
	for (let y = 0; y < size * scale; y += 1)
		for (let x = 0; x < size * scale; x += 1)
			if (data[Math.floor(y / scale)]?.[Math.floor(x / scale)])
				luma[(top + y) * width + left + x] = 16;
	const colours = Buffer.alloc((width * height) / 2, 128);
	const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
	writeFileSync(file, Buffer.concat([head, Buffer.from('FRAME\n'), luma, colours]));
}

/** What makes Chromium take that film for the camera, and ask nobody. */
export const filming = (file: string) => [
	'--use-fake-ui-for-media-stream',
	'--use-fake-device-for-media-stream',
	`--use-file-for-fake-video-capture=${file}`
];
