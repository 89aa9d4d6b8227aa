import { dirname, join, resolve } from 'node:path';
import {
	restoreBackup,
	type Restored,
	type RestoreTarget
} from '#platform/server/backup/restore-backup.ts';
import { migrate } from '#platform/server/database/migrate.ts';
import { entriesSince } from '#platform/server/ledger/entries.ts';
import { ledgerFolders } from '#platform/server/ledger/keep.ts';
import { ledgerName, replaceLedger } from '#platform/server/ledger/ledger-file.ts';
import {
	knownLedgers,
	repeatErasures,
	type Repeated
} from '#platform/server/ledger/repeat-erasures.ts';
import type { Config } from '#platform/server/config/read.ts';
import { forgetDueSince, repeatErasure } from '../../src/erasures.ts';

export type RestoredInstance = Restored & {
	again: Repeated;
	/** What had become due meanwhile, by its kind. */
	due: Record<string, number>;
};

type Wanted = { replace: boolean; withoutLedger: boolean; now: Date };

/**
 * Restores a backup without anything that was erased since: what the ledgers beside it, in the data folder
 * and in the database to be replaced say is erased again, and what has become due is erased, in the same
 * transaction. Throws BackupRefused as restoreBackup and repeatErasures do.
 */
export async function restoreInstance(
	target: RestoreTarget & { config: Pick<Config, 'dataDir' | 'backupDir'> },
	path: string,
	{ replace, withoutLedger, now }: Wanted
): Promise<RestoredInstance> {
	const { database, secret, config } = target;
	const folders = [dirname(resolve(path)), ...ledgerFolders(config)];
	const ledgers = await knownLedgers(database, secret, { folders, now });
	let again: Repeated = { numbers: {}, until: undefined };
	let due: Record<string, number> = {};
	const restored = await restoreBackup(target, path, {
		replace,
		before: async (tx, { takenAt }) => {
			const known = { ledgers, repeat: repeatErasure(now) };
			again = await repeatErasures(tx, known, { takenAt, now, withoutLedger });
			due = await forgetDueSince(tx, secret, now);
		}
	});
	await migrate(database);
	const entries = await entriesSince(database.sql);
	await replaceLedger(join(resolve(config.dataDir), ledgerName), secret, { entries, kept: now });
	return { ...restored, again, due };
}
