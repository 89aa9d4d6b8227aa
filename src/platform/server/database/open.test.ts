import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, inject, onTestFinished, test } from 'vitest';
import { foreignDatabase, testDatabase } from '../../../../tests/support/database.ts';
import { quietLog } from '../../../../tests/support/quiet-log.ts';
import { temporaryFolder } from '../../../../tests/support/temporary-folder.ts';
import { openAccess, openDatabase, type Database } from './open.ts';

async function killConnections(database: Database): Promise<void> {
	const killer = await database.connectAsOwner();
	await killer.query('reset role');
	await killer.query(
		`select pg_terminate_backend(pid) from pg_stat_activity
		where datname = current_database() and pid <> pg_backend_pid()`
	);
	await killer.end();
}

test('requests go on when their connections were cut', async () => {
	const database = await testDatabase();
	await sql`select 1`.execute(database.sql);
	await killConnections(database);
	await expect
		.poll(() =>
			sql`select 2 as two`.execute(database.sql).then(
				({ rows }) => rows,
				() => undefined
			)
		)
		.toEqual([{ two: 2 }]);
});

test('a transaction whose connection is cut fails alone', async () => {
	const database = await testDatabase();
	const failing = database.sql.transaction().execute(async (tx) => {
		await killConnections(database);
		await sql`select 1`.execute(tx);
	});
	await expect(failing).rejects.toThrow();
	expect((await sql`select 2 as two`.execute(database.sql)).rows).toEqual([{ two: 2 }]);
});

test('the embedded server is started again under a process that still needs it', async () => {
	const dataDir = temporaryFolder();
	const database = await openDatabase({ dataDir, log: quietLog });
	onTestFinished(() => database.close());
	const pid = Number.parseInt(readFileSync(join(dataDir, 'postgres/files/postmaster.pid'), 'utf8'));
	process.kill(pid, 'SIGQUIT');
	await expect
		.poll(
			() =>
				sql`select 2 as two`.execute(database.sql).then(
					({ rows }) => rows,
					() => undefined
				),
			{
				timeout: 10_000
			}
		)
		.toEqual([{ two: 2 }]);
});

test('the product cannot change its tables where they belong to another role', async () => {
	const database = await testDatabase();
	if (!inject('template').ownerRole) return;
	const changing = database.pool.query('alter table partnership add column extra text');
	await expect(changing).rejects.toThrow('must be owner of table partnership');
});

test('a listener hears what is sent, learns of a gap, and hears on', async () => {
	const database = await testDatabase();
	const heard: (string | undefined)[] = [];
	const stop = await database.listen('bridge', (payload) => heard.push(payload));
	await database.pool.query(`notify bridge, 'one'`);
	await expect.poll(() => heard).toEqual(['one']);
	await killConnections(database);
	await expect.poll(() => heard, { timeout: 5_000 }).toEqual(['one', undefined]);
	await database.pool.query(`notify bridge, 'two'`);
	await expect.poll(() => heard).toEqual(['one', undefined, 'two']);
	await stop();
	await database.pool.query(`notify bridge, 'three'`);
	const end = new Promise(
		(done) =>
			void database.listen('end', done).then(() => database.pool.query(`notify "end", 'now'`))
	);
	expect(await end).toBe('now');
	expect(heard).toEqual(['one', undefined, 'two']);
});

test.for([
	[
		'SQL_ASCII',
		'C',
		'The database must be created with the encoding UTF8; this one has SQL_ASCII.'
	],
	['UTF8', 'C', /^The database must be created with a UTF-8 locale/]
] as const)(
	'a database in %s with the locale %s is refused',
	async ([encoding, locale, reason]) => {
		const access = await foreignDatabase(encoding, locale);
		await expect(openAccess(access, { log: quietLog })).rejects.toThrow(reason);
	}
);
