import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { openFiles, type Files } from './store.ts';

function emptyFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'tiltas-files-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

const content = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const namesIn = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort();

async function readBack(files: Files, hash: string): Promise<string | undefined> {
	const found = await files.openFile(hash);
	return found && Buffer.concat(await found.content.toArray()).toString();
}

test('a file is kept under the hash of its content and read back unchanged', async () => {
	const folder = emptyFolder();
	const files = openFiles(folder);
	const hash = sha256('Labas, Oslo!');
	expect(await files.storeFile(content('Labas, ', 'Oslo!'), 100)).toEqual({
		ok: true,
		hash,
		byteSize: 12,
		head: Buffer.from('Labas, Oslo!')
	});
	expect(await readBack(files, hash)).toBe('Labas, Oslo!');
	expect(
		(await files.openFile(hash).then((found) => (found?.content.destroy(), found)))?.byteSize
	).toBe(12);
});

test('the same content twice, even at once, is one file for the owner alone', async () => {
	const folder = emptyFolder();
	const files = openFiles(folder);
	await Promise.all([1, 2, 3].map(() => files.storeFile(content('same'), 100)));
	const hash = sha256('same');
	expect(namesIn(folder)).toEqual(
		[hash.slice(0, 2), `${hash.slice(0, 2)}/${hash}`, 'incoming'].sort()
	);
	expect(statSync(join(folder, hash.slice(0, 2), hash)).mode & 0o777).toBe(0o600);
});

test('one byte over the limit is too large and leaves nothing behind', async () => {
	const folder = emptyFolder();
	const files = openFiles(folder);
	expect((await files.storeFile(content('12345'), 5)).ok).toBe(true);
	expect(await files.storeFile(content('123', '456'), 5)).toEqual({
		ok: false,
		reason: 'too-large'
	});
	expect(namesIn(join(folder, 'incoming'))).toEqual([]);
});

test('a file without content is refused', async () => {
	expect(await openFiles(emptyFolder()).storeFile(content(), 5)).toEqual({
		ok: false,
		reason: 'empty'
	});
});

test('a disk that fills up in the middle refuses and leaves nothing behind', async () => {
	const folder = emptyFolder();
	let writes = 0;
	const files = openFiles(folder, {
		write: async (file, chunk) => {
			writes += 1;
			await file.writeFile(chunk);
			if (writes > 1) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
		}
	});
	expect(await files.storeFile(content('a', 'b', 'c'), 100)).toEqual({
		ok: false,
		reason: 'no-room'
	});
	expect(namesIn(folder)).toEqual(['incoming']);
});

test('a really full disk refuses too', async ({ skip }) => {
	const folder = emptyFolder();
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
	} catch {
		skip('only root may mount a small disk');
	}
	try {
		const files = openFiles(folder);
		const large = Readable.from([Buffer.alloc(50_000), Buffer.alloc(50_000)]);
		expect(await files.storeFile(large, 1_000_000)).toEqual({ ok: false, reason: 'no-room' });
		expect(namesIn(folder)).toEqual(['incoming']);
		expect((await files.storeFile(content('fits'), 100)).ok).toBe(true);
	} finally {
		execFileSync('umount', [folder]);
	}
});

test('of files that belong together none is kept when the disk fills up at the last', async () => {
	const folder = emptyFolder();
	let writes = 0;
	const files = openFiles(folder, {
		write: async (file, chunk) => {
			writes += 1;
			await file.writeFile(chunk);
			if (writes > 1) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
		}
	});
	const both = [content('large'), content('small')];
	expect(await files.storeFiles(both, 100)).toEqual({ ok: false, reason: 'no-room' });
	expect(namesIn(folder)).toEqual(['incoming']);
	expect((await openFiles(folder).storeFiles([content('a'), content('b')], 100)).ok).toBe(true);
	expect(namesIn(join(folder, 'incoming'))).toEqual([]);
});

test('an upload that breaks off is a fault and leaves nothing behind', async () => {
	const folder = emptyFolder();
	const broken = async function* () {
		yield await Promise.resolve(Buffer.from('half'));
		throw new Error('connection lost');
	};
	await expect(openFiles(folder).storeFile(broken(), 100)).rejects.toThrow('connection lost');
	expect(namesIn(folder)).toEqual(['incoming']);
});

test.each(['0'.repeat(64), '../secret', `../${'0'.repeat(61)}`, '', 'A'.repeat(64)])(
	'%j opens nothing',
	async (hash) => {
		expect(await openFiles(emptyFolder()).openFile(hash)).toBe(undefined);
	}
);

test('what a crash left behind goes after a day, what is under way stays', async () => {
	const folder = emptyFolder();
	const files = openFiles(folder);
	await files.removeUnfinished(new Date());
	await files.storeFile(content('x'), 5);
	const [old, fresh] = ['old', 'fresh'].map((name) => join(folder, 'incoming', name)) as [
		string,
		string
	];
	for (const path of [old, fresh]) writeFileSync(path, 'half');
	utimesSync(old, 0, 0);
	await files.removeUnfinished(new Date());
	expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
});

test('only what nothing names any more goes, and only a day after it was stored', async () => {
	const folder = emptyFolder();
	const files = openFiles(folder);
	for (const text of ['named', 'unnamed', 'fresh']) await files.storeFile(content(text), 100);
	const dayBefore = new Date(Date.now() - 90_000_000);
	for (const text of ['named', 'unnamed']) {
		const hash = sha256(text);
		utimesSync(join(folder, hash.slice(0, 2), hash), dayBefore, dayBefore);
	}
	const removed = await files.removeUnnamed(new Date(), (hashes) =>
		Promise.resolve(hashes.filter((hash) => hash === sha256('named')))
	);
	expect(removed).toEqual([sha256('unnamed')]);
	expect(await readBack(files, sha256('unnamed'))).toBeUndefined();
	expect(await readBack(files, sha256('named'))).toBe('named');
	expect(await readBack(files, sha256('fresh'))).toBe('fresh');
});

test('content stored again while nothing named it is young again and stays', async () => {
	const folder = emptyFolder();
	const files = openFiles(folder);
	await files.storeFile(content('again'), 100);
	const path = join(folder, sha256('again').slice(0, 2), sha256('again'));
	const dayBefore = new Date(Date.now() - 90_000_000);
	utimesSync(path, dayBefore, dayBefore);
	// Between the question and the removal somebody uploads it anew.
	const removed = await files.removeUnnamed(new Date(), async () => {
		await files.storeFile(content('again'), 100);
		return [];
	});
	expect(removed).toEqual([]);
	expect(await readBack(files, sha256('again'))).toBe('again');
});
