import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync, strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { firstOperator, type Person } from '../support/person.ts';
import { startProduct } from '../support/product.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const noPicture = 'This file is not a JPEG, PNG, WebP or AVIF picture, or it is damaged.';
const noArchive = 'This file is not an archive of a partnership, or a part of it does not fit.';
const noRoom = 'The server has no room left for files.';
const script = '<script>alert(1)</script>';
const file = (content: Uint8Array<ArrayBuffer> | string, name: string) => new File([content], name);
const square = (width: number) =>
	sharp({ create: { width, height: width, channels: 3, background: '#2a6' } });

async function hostilePictures(): Promise<[string, File, string][]> {
	const whole = new Uint8Array(await square(600).jpeg().toBuffer());
	const bomb = new Uint8Array(await square(9_000).png({ compressionLevel: 9 }).toBuffer());
	const zip = new Uint8Array(zipSync({ '../../evil.html': strToU8(script) }));
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`;
	return [
		['an SVG with a script', file(svg, 'logo.svg'), noPicture],
		['HTML called a picture', file(`<!doctype html>${script}`, 'photo.jpg'), noPicture],
		['a script that is a GIF too', file('GIF89a=1;alert(1)', 'photo.gif'), noPicture],
		['an archive with a path', file(zip, 'photo.png'), noPicture],
		['half a photograph', file(whole.slice(0, whole.length / 3), 'photo.jpg'), noPicture],
		['a small file of too many pixels', file(bomb, 'photo.png'), 'too many pixels'],
		['nothing', file('', 'photo.png'), 'Choose a file.']
	];
}

function hostileArchives(): [string, File, string][] {
	const head = '{"format":"tiltas-partnership","version":1,"partnership":';
	const bomb = gzipSync(new Uint8Array(50_000_000));
	return [
		['a truncated archive', file(`${head}{"id":`, 'a.json'), noArchive],
		[
			'an archive that nests without end',
			file(`${head}${'['.repeat(1e6)}${']'.repeat(1e6)}}`, 'a.json'),
			noArchive
		],
		['bytes that are no text', file(new Uint8Array([0xff, 0xfe, 0, 1]), 'a.json'), noArchive],
		['a bomb of zeros', file(new Uint8Array(bomb), 'a.json.gz'), noArchive],
		[
			'an archive of a newer version',
			file('{"format":"tiltas-partnership","version":99}', 'a.json'),
			'Upgrade this instance first.'
		]
	];
}

async function eventsPictures(operator: Person): Promise<string> {
	const { text } = await operator.open('/en/p/vilnius-oslo/events');
	const path = /\/en\/p\/vilnius-oslo\/events\/[\da-f-]{36}/.exec(text)?.[0];
	if (!path) throw new Error('There is no event.');
	return `${path}/pictures`;
}

/** A disk of a megabyte in the place of a folder; false where only root may mount one. */
function smallDisk(folder: string): boolean {
	mkdirSync(folder);
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
	} catch {
		return false;
	}
	onTestFinished(() => void execFileSync('umount', [folder]));
	return true;
}

test('what is uploaded to do harm gets a sentence and leaves nothing, also when the disk is full', async () => {
	const dataDir = temporaryFolder();
	const files = join(dataDir, 'files');
	const isSmall = smallDisk(files);
	const product = await startProduct({ DATA_DIR: dataDir });
	onTestFinished(product.stop);
	const operator = await firstOperator(product);
	const pictures = await eventsPictures(operator);
	const kept = () =>
		readdirSync(files, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ name }) => name);
	const shown = async () => (await operator.open(pictures)).text.match(/\/pictures\/[\da-f-]{36}/g);
	const about = { form: 'picture-new', author: 'Ona', licence: 'CC BY 4.0' };
	const add = (picture: File) =>
		operator.send(`${pictures}?/add`, { ...about, 'alt.en': 'A square', file: picture });
	const [keptBefore, shownBefore] = [kept(), await shown()];

	for (const [what, picture, sentence] of await hostilePictures()) {
		const { status, text } = await add(picture);
		expect([what, status >= 400 && status < 500, text.includes(sentence)]).toEqual([
			what,
			true,
			true
		]);
		// What was typed is still there.
		expect(text).toContain('value="CC BY 4.0"');
	}
	for (const [what, archive, sentence] of hostileArchives()) {
		const { status, text } = await operator.send('/en/operator/import?/import', {
			form: 'import',
			archive
		});
		expect([what, status, text.includes(sentence)]).toEqual([what, 409, true]);
	}
	expect([kept(), await shown()]).toEqual([keptBefore, shownBefore]);

	// A whole photograph with a script behind its end and a path in its name: the photograph alone is kept.
	const photograph = await square(300).jpeg().toBuffer();
	const polyglot = file(
		new Uint8Array(Buffer.concat([photograph, Buffer.from(script)])),
		'../../../evil.html'
	);
	expect((await add(polyglot)).status).toBe(303);
	const [id] = ((await shown()) ?? []).filter((one) => !shownBefore?.includes(one));
	const served = await operator.open(`${pictures.replace('/pictures', '')}${id}`);
	expect(served.headers.get('content-type')).toBe('image/webp');
	expect(served.text).not.toContain('script');
	expect(kept().every((name) => /^[\da-f]{64}$/.test(name))).toBe(true);

	if (!isSmall) return;
	const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
	const large = await sharp({
		create: { width: 1600, height: 1600, channels: 3, background: '#000', noise }
	})
		.png()
		.toBuffer();
	const [keptThen, shownThen] = [kept(), await shown()];
	const { status, text } = await add(file(new Uint8Array(large), 'large.png'));
	expect([status, text.includes(noRoom)]).toEqual([507, true]);
	expect([kept(), await shown()]).toEqual([keptThen, shownThen]);
}, 120_000);
