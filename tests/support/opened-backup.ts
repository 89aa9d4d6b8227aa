import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readArchive } from '#platform/server/backup/container.ts';
import { writeBackup } from '#platform/server/backup/write-backup.ts';
import type { Database } from '#platform/server/database/open.ts';
import { openFiles } from '#platform/server/files/store.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const backupSecret = 'a secret of an instance, long enough';

/** What somebody reads who has a backup and its secret: each entry by its name, rows unpacked. */
export async function openedBackup(path: string): Promise<Map<string, Buffer>> {
	const opened = new Map<string, Buffer>();
	for await (const { name, content } of readArchive(path, backupSecret)) {
		const chunks: Uint8Array[] = [];
		for await (const chunk of content) chunks.push(chunk);
		const bytes = Buffer.concat(chunks);
		opened.set(name, name.endsWith('.gz') ? gunzipSync(bytes) : bytes);
	}
	return opened;
}

/** A backup of a database without files, opened, as one text. */
export async function backupOf(database: Database, now: Date): Promise<Buffer> {
	const folder = temporaryFolder();
	const source = {
		database,
		files: openFiles(join(folder, 'files')),
		secret: backupSecret,
		version: '0.1.0'
	};
	const { path } = await writeBackup(source, { folder, now });
	return Buffer.concat([...(await openedBackup(path)).values()]);
}
