import type pg from 'pg';
import type { DatabaseLog } from './log.ts';
import { migrationFiles, migrationFolder, type MigrationFile } from './migration-files.ts';
import type { Database } from './open.ts';

/** The database can't be brought to this code's state; the message says why and what to do. */
export class MigrationRefused extends Error {
	override name = 'MigrationRefused';
	readonly reason: 'newer' | 'changed' | 'out-of-order';
	constructor(reason: MigrationRefused['reason'], message: string) {
		super(message);
		this.reason = reason;
	}
}

/** A migration that a database holds. */
export type Applied = { number: number; name: string; checksum: string };

const migrationLock = 7_116_002;
const migrationTable = `create table if not exists migration (
	number integer primary key,
	name text not null,
	checksum text not null,
	at timestamptz not null default now()
)`;

/** Runs `work` while no other process migrates, with a connection as the tables' owner. */
export async function underMigrationLock<T>(
	database: Database,
	work: (owner: pg.Client) => Promise<T>
): Promise<T> {
	const owner = await database.connectAsOwner();
	try {
		await owner.query('select pg_advisory_lock($1)', [migrationLock]);
		return await work(owner);
	} finally {
		// Ending the session frees the lock, also when the work broke the connection.
		await owner.end();
	}
}

/**
 * Applies the migrations that are missing, each in a transaction of its own, and returns their
 * names; throws MigrationRefused for a database that is newer or was migrated by other files.
 */
export async function migrate(
	database: Database,
	{ folder = migrationFolder, log }: { folder?: string; log?: DatabaseLog } = {}
): Promise<string[]> {
	const files = migrationFiles(folder);
	return underMigrationLock(database, async (owner) => {
		await owner.query(migrationTable);
		const applied = await owner.query<Applied>(
			'select number, name, checksum from migration order by number'
		);
		const missing = missingMigrations(files, applied.rows);
		for (const file of missing) {
			await owner.query('begin');
			await apply(owner, file);
			await owner.query('commit');
			log?.info({ migration: file.number }, `the database is now at ${file.name}`);
		}
		return missing.map((file) => file.name);
	});
}

function missingMigrations(files: MigrationFile[], applied: readonly Applied[]): MigrationFile[] {
	const known = new Map(files.map((file) => [file.number, file]));
	for (const { number, name, checksum } of applied) {
		const file = known.get(number);
		if (!file) {
			throw new MigrationRefused(
				'newer',
				`The database is newer than this version of Tiltas: it holds migration ${number} (${name}), which this version does not know. Start the version that last ran on it, or a newer one.`
			);
		}
		if (file.checksum !== checksum) {
			throw new MigrationRefused(
				'changed',
				`Migration ${number} (${name}) has changed since it was applied to this database. Restore the file; a change belongs in a new migration.`
			);
		}
	}
	const newest = applied.at(-1)?.number ?? 0;
	const done = new Set(applied.map((row) => row.number));
	const missing = files.filter((file) => !done.has(file.number));
	const late = missing.find((file) => file.number < newest);
	if (late) {
		throw new MigrationRefused(
			'out-of-order',
			`Migration ${late.number} (${late.name}) has a lower number than one that this database already holds (${newest}). Give it the next free number.`
		);
	}
	return missing;
}

/**
 * Makes the tables as these migrations made them elsewhere, within the transaction that the given
 * connection is in; throws MigrationRefused where this version lacks one of them or has it otherwise.
 */
export async function migrateLike(owner: pg.Client, wanted: readonly Applied[]): Promise<void> {
	const files = migrationFiles(migrationFolder);
	missingMigrations(files, wanted);
	const numbers = new Set(wanted.map(({ number }) => number));
	await owner.query(migrationTable);
	for (const file of files.filter(({ number }) => numbers.has(number))) await apply(owner, file);
}

/** Applies the migrations that are missing within the transaction that the given connection is in. */
export async function migrateWithin(owner: pg.Client): Promise<void> {
	const { rows } = await owner.query<Applied>(
		'select number, name, checksum from migration order by number'
	);
	for (const file of missingMigrations(migrationFiles(migrationFolder), rows))
		await apply(owner, file);
}

async function apply(owner: pg.Client, file: MigrationFile): Promise<void> {
	try {
		await owner.query(file.text);
		await owner.query('insert into migration (number, name, checksum) values ($1, $2, $3)', [
			file.number,
			file.name,
			file.checksum
		]);
	} catch (error) {
		await owner.query('rollback').catch(() => {});
		throw new Error(`Migration ${file.number} (${file.name}) failed: ${(error as Error).message}`, {
			cause: error
		});
	}
}
