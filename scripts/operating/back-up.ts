import { assertAlone } from '#platform/server/backup/target.ts';
import { backupFolder } from '#platform/server/backup/state.ts';
import { writeBackup, type Backup } from '#platform/server/backup/write-backup.ts';
import type { Config } from '#platform/server/config/read.ts';
import type { Database } from '#platform/server/database/open.ts';
import { productVersion } from '#platform/server/version.ts';
import { keptPlaces } from './instance.ts';

/** A backup of the instance as it is, in the folder that is set for them if no other is named. */
export function backUp(
	database: Database,
	config: Config,
	folder = backupFolder(config)
): Promise<Backup> {
	const source = { database, ...keptPlaces(config), version: productVersion() };
	return writeBackup(source, { folder, now: new Date() });
}

/** Throws BackupRefused while somebody else uses the database, such as the product itself. */
export async function assertStopped(database: Database): Promise<void> {
	const owner = await database.connectAsOwner();
	await assertAlone(database, owner).finally(() => owner.end());
}
