// Writes db/schema.sql and the table types from a database that all migrations have run on;
// with --check it only compares, and fails when one of them is stale.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { schemaDump } from '#platform/server/database/describe/dump.ts';
import { schemaTypes } from '#platform/server/database/describe/types.ts';
import { migrate } from '#platform/server/database/migrate.ts';
import { openDatabase } from '#platform/server/database/open.ts';

const dumpFile = 'db/schema.sql';
const typesFile = 'src/platform/server/database/schema.ts';

/** The files as they should be, from a new database in a temporary folder. */
async function writtenAfresh(): Promise<Map<string, string>> {
	const dataDir = mkdtempSync(join(tmpdir(), 'tiltas-schema-'));
	// As root the database runs under another account, which has to get in.
	chmodSync(dataDir, 0o755);
	const log = { info() {}, warn: console.warn, error: console.error };
	const pgBin = process.env['PG_BIN'];
	try {
		const database = await openDatabase({ dataDir, pgBin, log });
		try {
			await migrate(database);
			const client = await database.connectAsOwner();
			const dump = await schemaDump(client);
			const types = await schemaTypes(client);
			await client.end();
			const style = await resolveConfig(typesFile);
			return new Map([
				[dumpFile, dump],
				[typesFile, await format(types, { ...style, filepath: typesFile })]
			]);
		} finally {
			await database.close();
		}
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
}

function content(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const files = await writtenAfresh();
const stale = [...files].filter(([file, text]) => content(file) !== text);
if (values.check && stale.length > 0) {
	const names = stale.map(([file]) => file).join(' and ');
	console.error(`${names} no longer match the migrations: run "node scripts/schema.ts".`);
	process.exitCode = 1;
} else {
	for (const [file, text] of stale) writeFileSync(file, text);
	console.log(stale.length > 0 ? `Written: ${stale.map(([file]) => file).join(', ')}` : 'Fresh.');
}
