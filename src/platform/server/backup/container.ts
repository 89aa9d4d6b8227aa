import { Decrypter, Encrypter } from 'age-encryption';
import { createTarDecoder, createTarPacker } from 'modern-tar';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { BackupRefused } from './format.ts';

export type Add = (
	name: string,
	size: number,
	content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
) => Promise<void>;

export type Entry = { name: string; content: AsyncIterable<Uint8Array> };

// A secret that we made has 256 random bits: the work is for those of 32 letters that somebody chose, and
// short enough not to hold up requests (16 MB, a tenth of a second).
const workFactor = 14;

/**
 * Writes an encrypted archive, readable for its owner only: under its name once it is whole and on the disk.
 * `content` adds entries one after the other; when it throws, nothing is left. Returns the bytes written.
 */
export async function writeArchive(
	path: string,
	secret: string,
	content: (add: Add) => Promise<void>
): Promise<number> {
	const encrypter = new Encrypter();
	encrypter.setPassphrase(secret);
	encrypter.setScryptWorkFactor(workFactor);
	const { readable, controller } = createTarPacker();
	const unfinished = `${path}.${process.pid}.unfinished`;
	const file = await open(unfinished, 'wx', 0o600);
	try {
		const sealed = Readable.fromWeb((await encrypter.encrypt(readable)) as WebStream);
		const written = (async () => {
			for await (const chunk of sealed) await file.writeFile(chunk as Uint8Array);
		})();
		const packed = content(async (name, size, chunks) => {
			const writer = controller.add({ name, size, mode: 0o600 }).getWriter();
			for await (const chunk of chunks) await writer.write(chunk);
			await writer.close();
		}).then(
			() => controller.finalize(),
			(error: unknown) => {
				controller.error(error);
				throw error;
			}
		);
		await Promise.all([packed, written]);
		await file.sync();
		const { size } = await file.stat();
		await file.close();
		await rename(unfinished, path);
		const folder = await open(dirname(path), 'r');
		await folder.sync().finally(() => folder.close());
		return size;
	} catch (error) {
		await file.close().catch(() => {});
		await rm(unfinished, { force: true });
		throw error;
	}
}

/** The entries of an encrypted archive in their order; each is read to its end before the next. */
export async function* readArchive(path: string, secret: string): AsyncGenerator<Entry> {
	const decrypter = new Decrypter();
	decrypter.addPassphrase(secret);
	const stored = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
	const plain = await decrypter.decrypt(stored).catch((cause: unknown) => {
		throw new BackupRefused(
			`${basename(path)} can't be opened: it was made with another secret than this instance has, or it is not a backup. Put the secret in place that the instance had then (DATA_DIR/secret, or SECRET).`,
			{ cause }
		);
	});
	const entries = plain.pipeThrough(createTarDecoder({ strict: true }));
	for await (const { header, body } of undamaged(path, entries)) {
		yield { name: header.name, content: undamaged(path, body) };
	}
}

/** What the cipher or the archive finds wrong, said as what it means for the operator. */
async function* undamaged<Part>(path: string, parts: ReadableStream<Part>): AsyncGenerator<Part> {
	const reader = parts.getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read().catch((cause: unknown) => {
				throw new BackupRefused(
					`${basename(path)} is damaged or was cut off (${(cause as Error).message}). Take another backup.`,
					{ cause }
				);
			});
			if (done) return;
			yield value;
		}
	} finally {
		await reader.cancel().catch(() => {});
	}
}
