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
const overlapMs = 600_000;

type Known = { byteSize: number; ids: Set<string>; newest: Date };
type Shared = {
	turns: Map<string, Promise<void>>;
	/** Only what saves reading a file again that nobody has touched since. */
	known: Map<string, Known>;
};

// The server and the framework's bundle hold separate copies of this module: only the global is one.
const place = Symbol.for('tiltas ledger');
const holder = globalThis as { [place]?: Shared };
const { turns, known } = (holder[place] ??= { turns: new Map(), known: new Map() });

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
	let isAwaited = false;
	const keep = async () => {
		isAwaited = false;
		await keepErasures(places);
	};
	await places.database.listen(ledgerChannel, () => {
		// Many that come at once are kept together: nobody has to be told by this one.
		if (isAwaited) return;
		isAwaited = true;
		setImmediate(() => {
			keep().catch((error: unknown) =>
				places.log.error({ error }, 'erasures could not be read for the ledger')
			);
		});
	});
}

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
