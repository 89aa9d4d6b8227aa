import { join, resolve } from 'node:path';
import { BackupRefused } from '#platform/server/backup/format.ts';
import { readConfig, type Config } from '#platform/server/config/read.ts';
import { DatabaseUnsuitable } from '#platform/server/database/suitability.ts';
import { MigrationRefused } from '#platform/server/database/migrate.ts';
import { openDatabase, type Database } from '#platform/server/database/open.ts';
import { openFiles, type Files } from '#platform/server/files/store.ts';
import { knownSecret } from '#platform/server/secrets.ts';

/** A sentence for the operator that ends a command: what is wrong, and what to do. */
export class Refused extends Error {
	override name = 'Refused';
}

/** The settings as the product reads them; throws Refused with every problem. */
export function instanceConfig(): Config {
	const read = readConfig(process.env);
	if (!read.ok) throw new Refused(read.problems.join('\n'));
	return read.config;
}

/** Runs `work` with the instance's database, which is started if nothing runs it, and closes it again. */
export async function withDatabase<T>(
	{ dataDir, databaseUrl, pgBin }: Config,
	work: (database: Database) => Promise<T>
): Promise<T> {
	const database = await openDatabase({
		dataDir: resolve(dataDir),
		databaseUrl: databaseUrl || undefined,
		pgBin: pgBin || undefined,
		poolSize: 1,
		log: { info() {}, warn: console.warn, error: console.error }
	});
	try {
		return await work(database);
	} finally {
		await database.close();
	}
}

/** What backups are made of and restored to; throws Refused where the instance has no secret. */
export function keptPlaces(config: Config): { files: Files; secret: string } {
	const secret = knownSecret(config);
	if (!secret)
		throw new Refused(
			`There is no secret of the instance: neither ${join(config.dataDir, 'secret')} nor SECRET. Put the one in place that you keep apart from the backups.`
		);
	return { files: openFiles(join(resolve(config.dataDir), 'files')), secret };
}

/** Runs a command to its end; a refusal ends it with its sentence, anything else with all that is known. */
export async function command(work: () => Promise<void>): Promise<void> {
	const refusals = [Refused, BackupRefused, MigrationRefused, DatabaseUnsuitable];
	try {
		await work();
	} catch (error) {
		const isRefusal = refusals.some((kind) => error instanceof kind);
		console.error(isRefusal ? (error as Error).message : error);
		process.exitCode = 1;
	}
}
