import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { backupFolder } from '../backup/state.ts';
import type { Config } from '../config/read.ts';
import type { Database } from '../database/open.ts';
import type { Running } from '../running.ts';
import { entriesSince, ledgerChannel, type LedgerEntry } from './entries.ts';
import { appendToLedger, ledgerName, readLedger } from './ledger-file.ts';

export type LedgerPlaces = Pick<Running, 'secret' | 'clock'> & {
	database: Pick<Database, 'sql'>;
	config: Pick<Config, 'dataDir' | 'backupDir'>;
	log: Pick<Running['log'], 'error'>;
};

/** Where the ledger is: with the data, and beside the backups once there is a folder of them. */
export function ledgerFolders(config: LedgerPlaces['config']): string[] {
	return [resolve(config.dataDir), backupFolder(config)];
}

// A transaction that took this long may commit after one that noted something later.
const overlapMs = 3_600_000;
const turns = new Map<string, Promise<void>>();

/**
 * Writes what was erased into the ledgers outside of the database; it is on their disks when this returns.
 * With `kept` each says that everything until now is in it. A folder that can't be written is logged and
 * made good the next time: what is erased stays so.
 */
export async function keepErasures(
	places: LedgerPlaces,
	{ kept, folders = ledgerFolders(places.config) }: { kept?: Date; folders?: string[] } = {}
): Promise<void> {
	for (const folder of folders) {
		if (!(await isFolder(folder))) continue;
		const path = join(folder, ledgerName);
		const turn = (turns.get(path) ?? Promise.resolve()).then(() => bringUp(places, path, kept));
		const told = turn.catch((error: unknown) =>
			places.log.error({ error, folder }, 'erasures could not be written into the ledger there')
		);
		turns.set(path, told);
		await told;
	}
}

/** Keeps the ledgers of this process from its start on, as soon as something is erased by any process. */
export async function beginKeeping(
	places: LedgerPlaces & { database: Pick<Database, 'sql' | 'listen'> }
): Promise<void> {
	await keepErasures(places, { kept: places.clock() });
	await places.database.listen(ledgerChannel, () => {
		keepErasures(places).catch((error: unknown) =>
			places.log.error({ error }, 'erasures could not be read for the ledger')
		);
	});
}

type Known = { byteSize: number; ids: Set<string>; newest: Date };
// Only what saves reading a file again that nobody has touched since.
const known = new Map<string, Known>();

async function bringUp(
	{ database, secret }: LedgerPlaces,
	path: string,
	kept?: Date
): Promise<void> {
	const { ids, newest } = await knownAt(path, secret);
	const since = new Date(newest.getTime() - overlapMs);
	const found = await entriesSince(database.sql, since);
	const entries = found.filter(({ id }) => !ids.has(id));
	if (entries.length > 0 || kept) await appendToLedger(path, secret, { entries, kept });
	remember(path, { byteSize: await sizeOf(path), ids, newest }, entries);
}

async function knownAt(path: string, secret: string): Promise<Known> {
	const before = known.get(path);
	const byteSize = await sizeOf(path);
	if (before?.byteSize === byteSize) return before;
	const entries = (await readLedger(path, secret))?.entries ?? [];
	return remember(path, { byteSize, ids: new Set(), newest: new Date(0) }, entries);
}

function remember(path: string, one: Known, entries: readonly LedgerEntry[]): Known {
	for (const { id, at } of entries) {
		one.ids.add(id);
		if (at > one.newest) one.newest = at;
	}
	known.set(path, one);
	return one;
}

async function sizeOf(path: string): Promise<number> {
	return (await stat(path).catch(() => undefined))?.size ?? 0;
}

async function isFolder(path: string): Promise<boolean> {
	return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}
