import { buffer } from 'node:stream/consumers';
import type { Files } from '#platform/server/files/store.ts';
import type { FileReader } from './export.ts';
import type { FileKeeper } from './import.ts';

/** The largest archive that is read at once. */
export const mostArchiveBytes = 200 * 1024 * 1024;

/** Reads and keeps an archive's files in the instance's store; a file that can't be kept is a fault. */
export function archiveFiles(files: Files): { readFile: FileReader; keepFile: FileKeeper } {
	return {
		async readFile(hash) {
			const found = await files.openFile(hash);
			return found && buffer(found.content);
		},
		async keepFile(bytes) {
			const stored = await files.storeFile(oneChunk(bytes), mostArchiveBytes);
			if (!stored.ok && stored.reason !== 'no-room')
				throw new Error(`A file of the archive was not kept: ${stored.reason}`);
			return stored.ok;
		}
	};
}

async function* oneChunk(bytes: Uint8Array) {
	await Promise.resolve();
	yield bytes;
}
