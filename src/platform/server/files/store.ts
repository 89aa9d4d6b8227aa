import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

export type StoredFile = {
	ok: true;
	/** SHA-256 in hexadecimal: the file's name here, and how anyone can check that it is unchanged. */
	hash: string;
	byteSize: number;
	/** The first bytes, to find out what it is. */
	head: Buffer;
};
export type NotStored = { ok: false; reason: 'too-large' | 'no-room' | 'empty' };

export type Files = {
	storeFile(
		content: AsyncIterable<Uint8Array>,
		limitBytes: number
	): Promise<StoredFile | NotStored>;
	/** Several that belong together: all of them, or none. */
	storeFiles(
		contents: readonly AsyncIterable<Uint8Array>[],
		limitBytes: number
	): Promise<{ ok: true; files: StoredFile[] } | NotStored>;
	/** The hashes of all stored files, in order. */
	hashes(): AsyncIterable<string>;
	openFile(hash: string): Promise<{ content: Readable; byteSize: number } | undefined>;
	/** Removes what an upload that was cut off by a crash left behind, once it is a day old. */
	removeUnfinished(now: Date): Promise<void>;
	/**
	 * Removes the files that were stored more than a day ago and that `named` leaves out of those it is
	 * asked about; returns their hashes. A day, because a file is stored before a row names it.
	 */
	removeUnnamed(
		now: Date,
		named: (hashes: string[]) => Promise<Iterable<string>>
	): Promise<string[]>;
};

type Write = (file: FileHandle, chunk: Uint8Array) => Promise<void>;

const headBytes = 4_096;
const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const dayMs = 86_400_000;

/** Files by the hash of their content, in a folder: the same content is kept once and never changes. */
export function openFiles(
	folder: string,
	{ write = (file, chunk) => file.writeFile(chunk) }: { write?: Write } = {}
): Files {
	const incoming = join(folder, 'incoming');
	const place = { folder, incoming, write };
	const storeFiles: Files['storeFiles'] = (contents, limitBytes) =>
		storeTogether(contents, { ...place, limitBytes });
	return {
		storeFiles,
		async storeFile(content, limitBytes) {
			const stored = await storeFiles([content], limitBytes);
			return stored.ok ? (stored.files[0] as StoredFile) : stored;
		},
		async *hashes() {
			for (const prefix of await prefixesIn(folder))
				yield* (await readdir(join(folder, prefix))).sort();
		},
		async openFile(hash) {
			if (!/^[\da-f]{64}$/.test(hash)) return undefined;
			const file = await openIfThere(pathOf(folder, hash));
			if (!file) return undefined;
			return { content: file.createReadStream(), byteSize: (await file.stat()).size };
		},
		async removeUnfinished(now) {
			for (const name of await readdir(incoming).catch(() => [])) {
				const found = await stat(join(incoming, name)).catch(() => undefined);
				if (found && now.getTime() - found.mtimeMs > dayMs)
					await rm(join(incoming, name), { force: true });
			}
		},
		async removeUnnamed(now, named) {
			const before = now.getTime() - dayMs;
			const removed: string[] = [];
			for (const prefix of await prefixesIn(folder)) {
				const old = await olderThan(before, join(folder, prefix));
				const kept = new Set(old.length > 0 ? await named(old) : []);
				for (const hash of old.filter((one) => !kept.has(one))) {
					const aside = join(incoming, randomUUID());
					if (await removeOld(pathOf(folder, hash), { aside, before })) removed.push(hash);
				}
			}
			return removed;
		}
	};
}

/** The folders of the store, each for the hashes that begin alike. */
async function prefixesIn(folder: string): Promise<string[]> {
	const names = await readdir(folder).catch(() => []);
	return names.filter((name) => /^[\da-f]{2}$/.test(name)).sort();
}

async function olderThan(before: number, folder: string): Promise<string[]> {
	const old: string[] = [];
	for (const name of await readdir(folder)) {
		const found = await stat(join(folder, name)).catch(() => undefined);
		if (found && found.mtimeMs < before) old.push(name);
	}
	return old;
}

/** Takes the file aside first: the same content stored in this very moment is put back, not lost. */
async function removeOld(
	path: string,
	{ aside, before }: { aside: string; before: number }
): Promise<boolean> {
	await mkdir(dirname(aside), { recursive: true, mode: 0o700 });
	await rename(path, aside);
	const isOld = (await stat(aside)).mtimeMs < before;
	await (isOld ? rm(aside) : rename(aside, path));
	return isOld;
}

type Place = { folder: string; incoming: string; write: Write; limitBytes: number };

async function storeTogether(
	contents: readonly AsyncIterable<Uint8Array>[],
	{ folder, incoming, write, limitBytes }: Place
): Promise<{ ok: true; files: StoredFile[] } | NotStored> {
	await mkdir(incoming, { recursive: true, mode: 0o700 });
	const whole: { path: string; file: StoredFile }[] = [];
	let path = '';
	try {
		for (const content of contents) {
			path = join(incoming, randomUUID());
			const file = await receive(content, { path, limitBytes, write });
			if (!file.ok) return file;
			whole.push({ path, file });
		}
		for (const { path: from, file } of whole) await keep(from, pathOf(folder, file.hash));
		return { ok: true, files: whole.map(({ file }) => file) };
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code ?? '';
		if (noRoom.has(code)) return { ok: false, reason: 'no-room' };
		throw error;
	} finally {
		for (const left of [path, ...whole.map((one) => one.path)]) await rm(left, { force: true });
	}
}

async function receive(
	content: AsyncIterable<Uint8Array>,
	{ path, limitBytes, write }: { path: string; limitBytes: number; write: Write }
): Promise<StoredFile | NotStored> {
	const file = await open(path, 'wx', 0o600);
	try {
		const hash = createHash('sha256');
		let head = Buffer.alloc(0);
		let byteSize = 0;
		for await (const chunk of content) {
			byteSize += chunk.length;
			if (byteSize > limitBytes) return { ok: false, reason: 'too-large' };
			if (head.length < headBytes)
				head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
			hash.update(chunk);
			await write(file, chunk);
		}
		if (byteSize === 0) return { ok: false, reason: 'empty' };
		await file.sync();
		return { ok: true, hash: hash.digest('hex'), byteSize, head };
	} finally {
		await file.close();
	}
}

/** Whole or not at all: the name appears after the content, and both before anyone is told. */
async function keep(from: string, to: string): Promise<void> {
	await mkdir(dirname(to), { recursive: true, mode: 0o700 });
	await rename(from, to);
	await syncFolder(dirname(to));
	await syncFolder(dirname(dirname(to)));
}

async function syncFolder(path: string): Promise<void> {
	// Windows keeps its own order and refuses to open a folder.
	if (process.platform === 'win32') return;
	const folder = await open(path, 'r');
	await folder.sync().finally(() => folder.close());
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
	try {
		return await open(path, 'r');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

function pathOf(folder: string, hash: string): string {
	return join(folder, hash.slice(0, 2), hash);
}
