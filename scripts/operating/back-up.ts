import { resolve } from 'node:path';
import { assertAlone } from '#platform/server/backup/target.ts';
import { backupFolder } from '#platform/server/backup/state.ts';
import { writeBackup, type Backup } from '#platform/server/backup/write-backup.ts';
import type { Config } from '#platform/server/config/read.ts';
import type { Database } from '#platform/server/database/open.ts';
import { keepErasures, ledgerFolders } from '#platform/server/ledger/keep.ts';
import { productVersion } from '#platform/server/version.ts';
import { keptPlaces } from './instance.ts';

/** A backup of the instance as it is, in the folder that is set for them if no other is named, and the ledger of erasures. */
export async function backUp(
	database: Database,
	config: Config,
	folder = backupFolder(config)
): Promise<Backup> {
	const kept = keptPlaces(config);
	const source = { database, ...kept, version: productVersion() };
	const places = { database, config, secret: kept.secret, clock: () => new Date(), log: console };
	const now = new Date();
	const backup = await writeBackup(source, { folder, now });
	const folders = [...new Set([...ledgerFolders(config), resolve(folder)])];
	await keepErasures(places, { kept: now, folders });
	return backup;
}

/** Throws BackupRefused while somebody else uses the database, such as the product itself. */
export async function assertStopped(database: Database): Promise<void> {
	const owner = await database.connectAsOwner();
	await assertAlone(database, owner).finally(() => owner.end());
}
