import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import {
	MigrationRefused,
	migrateLike,
	migrateWithin,
	underMigrationLock
} from '../database/migrate.ts';
import { transactionOn } from '../database/on-client.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import type { Files } from '../files/store.ts';
import { readArchive } from './container.ts';
import { Entries } from './entries.ts';
import {
	BackupRefused,
	beginName,
	beginSchema,
	endName,
	endSchema,
	fileOf,
	tableOf,
	type Begin,
	type End
} from './format.ts';
import { dropEverything, putRows, withoutForeignKeys, type Table } from './tables.ts';
import { assertAlone, assertReplaceable } from './target.ts';

export type Restored = {
	takenAt: Date;
	/** Of the product that made the backup. */
	version: string;
	tables: number;
	rows: number;
	files: number;
	/** Files whose content is not what their name says. */
	damaged: string[];
};

export type RestoreTarget = {
	database: Database;
	/** What is there stays. */
	files: Pick<Files, 'storeFile'>;
	secret: string;
};

export type RestoreOptions = {
	replace: boolean;
	/** Done in the same transaction, with tables that are up to date: what may not come back for a moment. */
	before?: (tx: Tx, restored: Restored) => Promise<void>;
};

/**
 * Puts a backup in the place of what the database holds, in one transaction: the tables as they were made
 * then, each row, each foreign key checked; a later start brings them up to date. Throws BackupRefused, with
 * everything as it was, for a file that is damaged, cut off, sealed with another secret or from a newer
 * version, while another process uses the database, and, unless `replace`, if there is anything in it.
 */
export async function restoreBackup(
	target: RestoreTarget,
	path: string,
	{ replace, before }: RestoreOptions
): Promise<Restored> {
	const { database } = target;
	return underMigrationLock(database, async (owner) => {
		await assertAlone(database, owner);
		await assertReplaceable(owner, { replace });
		const restored = await transactionOn(owner, async (tx) => {
			const found = await restoreInto(owner, target, path);
			if (before) {
				await migrateWithin(owner);
				await before(tx, found);
			}
			return found;
		});
		// The queue makes itself anew at the next start, from what the tables say is still to be done.
		await database.pool.query('drop schema if exists pgboss cascade');
		return restored;
	});
}

async function restoreInto(
	owner: pg.Client,
	target: RestoreTarget,
	path: string
): Promise<Restored> {
	const entries = new Entries(readArchive(path, target.secret));
	try {
		const begin = await entries.json(beginName, beginSchema);
		await makeTables(owner, begin);
		const found: End = { tables: {}, files: 0 };
		const damaged: string[] = [];
		await withoutForeignKeys(owner, async () => {
			for (const table of begin.tables) {
				await owner.query(`delete from public.${owner.escapeIdentifier(table.name)}`);
				found.tables[table.name] = await restoreTable(owner, table, entries);
			}
			for (let file; (file = fileOf(await entries.nextName())); found.files++) {
				if (!(await restoreFile(target.files, file, await entries.take()))) damaged.push(file);
			}
			assertWhole(found, await entries.json(endName, endSchema));
		});
		const rows = Object.values(found.tables).reduce((sum, table) => sum + table.rows, 0);
		const counts = { tables: begin.tables.length, rows, files: found.files };
		return { takenAt: new Date(begin.takenAt), version: begin.version, ...counts, damaged };
	} finally {
		await entries.end();
	}
}

async function makeTables(owner: pg.Client, begin: Begin): Promise<void> {
	await dropEverything(owner);
	await migrateLike(owner, begin.migrations).catch((cause: unknown) => {
		if (!(cause instanceof MigrationRefused)) throw cause;
		throw new BackupRefused(
			`The backup was made by version ${begin.version}, whose tables this version can't make. ${cause.message}`,
			{ cause }
		);
	});
}

/** The parts of one table are one stream of rows; a table without any has no part. */
async function restoreTable(
	owner: pg.Client,
	table: Table,
	entries: Entries
): Promise<End['tables'][string]> {
	const hash = createHash('sha256');
	async function* lines(): AsyncGenerator<Buffer> {
		while (tableOf(await entries.nextName()) === table.name) {
			for await (const chunk of Readable.from(await entries.take()).pipe(createGunzip())) {
				hash.update(chunk as Buffer);
				yield chunk as Buffer;
			}
		}
	}
	const rows = await putRows(owner, table, lines());
	return { rows, hash: hash.digest('hex') };
}

/** False when the content is not what its name says: so it was already when the backup was made. */
async function restoreFile(
	files: RestoreTarget['files'],
	name: string,
	content: AsyncIterable<Uint8Array>
): Promise<boolean> {
	const stored = await files.storeFile(content, Number.POSITIVE_INFINITY);
	if (!stored.ok && stored.reason === 'no-room')
		throw new BackupRefused('There is no room on the disk for the files of the backup.');
	return stored.ok && stored.hash === name;
}

function assertWhole(found: End, end: End): void {
	const isSame = (name: string) =>
		found.tables[name]?.rows === end.tables[name]?.rows &&
		found.tables[name]?.hash === end.tables[name]?.hash;
	const names = new Set([...Object.keys(found.tables), ...Object.keys(end.tables)]);
	const wrong = [...names].filter((name) => !isSame(name));
	if (found.files !== end.files) wrong.push('files');
	if (wrong.length > 0)
		throw new BackupRefused(
			`The backup does not hold what it says it holds (${wrong.join(', ')}). Take another backup.`
		);
}
