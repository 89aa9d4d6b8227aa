import { sql } from 'kysely';
import { systemClock } from '#platform/server/clock.ts';
import { readConfig } from '#platform/server/config/read.ts';
import { openDatabase } from '#platform/server/database/open.ts';
import { openLog } from '#platform/server/log.ts';

/* A program: prints every row of every table of the database in DATA_DIR, bytes as hex. */
const read = readConfig(process.env);
if (!read.ok) throw new Error(read.problems.join('\n'));
const log = openLog({ level: 'warn', clock: systemClock });
const database = await openDatabase({
	databaseUrl: undefined,
	dataDir: read.config.dataDir,
	pgBin: read.config.pgBin || undefined,
	log
});
try {
	const { rows: tables } = await sql<{ name: string }>`
		select format('%I.%I', schemaname, tablename) as name from pg_tables
		where schemaname not in ('pg_catalog', 'information_schema')`.execute(database.sql);
	for (const { name } of tables) {
		const { rows } = await sql<{ line: string }>`
			select row::text as line from ${sql.raw(name)} row`.execute(database.sql);
		for (const { line } of rows) console.log(`${name} ${line}`);
	}
} finally {
	await database.close();
}
