import { createHash, randomUUID } from 'node:crypto';
import {
	appendFileSync,
	readdirSync,
	readFileSync,
	statSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { basename, join } from 'node:path';
import { sql as raw } from 'kysely';
import { expect, test } from 'vitest';
import { checkJournal } from '#features/accounts/server/journal-check.ts';
import { writeArchive } from '#platform/server/backup/container.ts';
import { writeBackup, type BackupSource } from '#platform/server/backup/write-backup.ts';
import { restoreBackup } from '#platform/server/backup/restore-backup.ts';
import { backupName, keptBackups, removeOldBackups } from '#platform/server/backup/kept.ts';
import { schemaDump } from '#platform/server/database/describe/dump.ts';
import { migrate } from '#platform/server/database/migrate.ts';
import type { Database } from '#platform/server/database/open.ts';
import { openFiles } from '#platform/server/files/store.ts';
import { operatorContext } from '../../stories/teller.ts';
import { tellVilniusOslo } from '../../stories/vilnius-oslo/tell.ts';
import { emptyDatabase, testDatabase } from '../support/database.ts';
import { eventCast } from '../support/event-cast.ts';
import { backupSecret, openedBackup } from '../support/opened-backup.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const now = new Date('2022-10-01T09:00:00Z');
const secret = backupSecret;
const texts = ['a photograph', 'minutes of a meeting', 'x'.repeat(200_000)];

const wholeStory = async ({ sql }: Database) => {
	await tellVilniusOslo(await operatorContext({ sql, clock: () => now }), 'reported');
};
const beginning = async ({ sql }: Database) => {
	await eventCast(sql);
};

/** An instance with something told and some files in it, and a backup of it. */
async function backedUp(tell = beginning) {
	const database = await testDatabase({ poolSize: 1 });
	const folder = temporaryFolder();
	const files = join(folder, 'files');
	await tell(database);
	const store = openFiles(files);
	for (const text of texts) await store.storeFile([Buffer.from(text)] as never, 1_000_000);
	const source: BackupSource = { database, files: store, secret, version: '0.1.0' };
	const backup = await writeBackup(source, { folder: join(folder, 'backups'), now });
	return { database, folder, files, store, source, backup };
}

/** Every table with its rows in an order that does not depend on where they lie. */
async function contents({ sql }: Database): Promise<Record<string, string[]>> {
	const { rows: tables } = await raw<{ name: string }>`
		select relname as name from pg_class where relnamespace = 'public'::regnamespace
			and relkind = 'r' and relpersistence = 'p' order by relname`.execute(sql);
	const found: Record<string, string[]> = {};
	for (const { name } of tables) {
		const { rows } = await raw<{ line: string }>`
			select row::text as line from ${raw.table(name)} row order by 1`.execute(sql);
		found[name] = rows.map(({ line }) => line);
	}
	return found;
}

function hashesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name))
		.filter((path) => statSync(path).isFile())
		.map((path) => createHash('sha256').update(readFileSync(path)).digest('hex'))
		.sort();
}

async function schemaOf(database: Database): Promise<string> {
	const owner = await database.connectAsOwner();
	return schemaDump(owner).finally(() => owner.end());
}

test('OD4: an encrypted backup of the running product restores to the same rows, files and tables', async () => {
	const { database, files, backup } = await backedUp(wholeStory);
	const target = await emptyDatabase({ poolSize: 1 });
	const folder = join(temporaryFolder(), 'files');
	const restored = await restoreBackup(
		{ database: target, files: openFiles(folder), secret },
		backup.path,
		{
			replace: false
		}
	);
	const before = await contents(database);
	expect(await contents(target)).toEqual(before);
	expect(hashesIn(folder)).toEqual(hashesIn(files));
	expect(await schemaOf(target)).toBe(await schemaOf(database));
	const rows = Object.values(before).reduce((sum, lines) => sum + lines.length, 0);
	expect(restored).toMatchObject({ rows, files: texts.length, takenAt: now, version: '0.1.0' });
	expect(rows).toBeGreaterThan(500);
	// The product goes on: nothing to migrate, the journal whole, its own role may read and write.
	expect(await migrate(target)).toEqual([]);
	const chains = await checkJournal(target);
	expect(chains.filter(({ brokenAt }) => brokenAt !== undefined)).toEqual([]);
	await target.sql.updateTable('partnership').set({ slug: 'vilnius-oslo-2' }).execute();
});

test('a backup that was cut off, changed, or made with another secret restores nothing and says so', async () => {
	const { backup, store } = await backedUp();
	const target = await emptyDatabase({ poolSize: 1 });
	const restore = (path: string, key = secret) =>
		restoreBackup({ database: target, files: store, secret: key }, path, { replace: false });
	await expect(restore(backup.path, `${secret}?`)).rejects.toThrow(/another secret/);
	const text = join(temporaryFolder(), 'tiltas.tar.age');
	writeFileSync(text, 'not a backup');
	await expect(restore(text)).rejects.toThrow(/not a backup/);
	const cut = join(temporaryFolder(), 'cut.tar.age');
	writeFileSync(cut, readFileSync(backup.path));
	truncateSync(cut, backup.byteSize - 70_000);
	await expect(restore(cut)).rejects.toThrow(/damaged or was cut off/);
	const changed = join(temporaryFolder(), 'changed.tar.age');
	const bytes = readFileSync(backup.path);
	bytes[backup.byteSize >> 1] = (bytes[backup.byteSize >> 1] ?? 0) ^ 1;
	writeFileSync(changed, bytes);
	await expect(restore(changed)).rejects.toThrow(/damaged or was cut off/);
	expect(await contents(target)).toEqual({});
	expect((await restore(backup.path)).rows).toBe(backup.rows);
});

test('a backup is put in the place of an instance only when that is said, and while nobody else is there', async () => {
	const { backup, database, store } = await backedUp();
	const restore = (replace: boolean) =>
		restoreBackup({ database, files: store, secret }, backup.path, { replace });
	const before = await contents(database);
	await database.sql.deleteFrom('activity_partner').execute();
	await expect(restore(false)).rejects.toThrow(/--replace/);
	const other = await database.connectAsOwner();
	await expect(restore(true)).rejects.toThrow(/Stop it first/);
	await other.end();
	expect(await contents(database)).not.toEqual(before);
	await restore(true);
	expect(await contents(database)).toEqual(before);
});

test('a backup by a newer version is refused, and tables that are not ours are left alone', async () => {
	const { database, store, source, folder } = await backedUp();
	const owner = await database.connectAsOwner();
	await owner.query(`insert into migration (number, name, checksum) values (9001, 'later', $1)`, [
		'0'.repeat(64)
	]);
	await owner.end();
	const newer = await writeBackup(source, { folder, now: new Date(now.getTime() + 1000) });
	const target = await emptyDatabase({ poolSize: 1 });
	const given = { database: target, files: store, secret };
	await expect(restoreBackup(given, newer.path, { replace: true })).rejects.toThrow(
		/made by version 0\.1\.0.*9001 \(later\)/
	);
	const stranger = await target.connectAsOwner();
	await stranger.query('create table shop (id integer)');
	await stranger.end();
	await expect(restoreBackup(given, newer.path, { replace: true })).rejects.toThrow(
		/not those of Tiltas/
	);
});

test('a backup is nobody’s to read without the secret, and what is counted for a day is not in it', async () => {
	const { database, source, folder } = await backedUp();
	const canary = `kanarėlė-${randomUUID()}`;
	await database.sql.updateTable('account').set({ name: canary }).execute();
	await database.sql
		.insertInto('rate_limit')
		.values({ key: Buffer.from(canary), window_start: now, hits: 1 })
		.execute();
	const backup = await writeBackup(source, { folder, now });
	expect(readFileSync(backup.path).includes(canary)).toBe(false);
	expect(statSync(backup.path).mode & 0o777).toBe(0o600);
	const opened = await openedBackup(backup.path);
	const holding = [...opened].filter(([, bytes]) => bytes.includes(canary));
	expect(holding.map(([name]) => name)).toEqual(['tables/account/00001.copy.gz']);
	expect([...opened.keys()].filter((name) => name.includes('rate_limit'))).toEqual([]);
});

test('a file that is no longer what it was is named, by the backup and when it is restored', async () => {
	const { source, files, folder } = await backedUp();
	const path = readdirSync(files, { recursive: true, encoding: 'utf8' })
		.map((name) => join(files, name))
		.find((name) => statSync(name).isFile()) as string;
	appendFileSync(path, '!');
	const backup = await writeBackup(source, { folder, now });
	expect(backup.damaged).toEqual([basename(path)]);
	const target = { database: await emptyDatabase({ poolSize: 1 }), secret };
	const elsewhere = openFiles(join(temporaryFolder(), 'files'));
	const restored = await restoreBackup({ ...target, files: elsewhere }, backup.path, {
		replace: false
	});
	expect(restored.damaged).toEqual(backup.damaged);
});

test('without room on the disk nothing is left of a backup, and the next one succeeds', async () => {
	const { source, folder } = await backedUp();
	const full = join(folder, 'full');
	writeFileSync(full, '');
	await expect(writeBackup(source, { folder: full, now })).rejects.toThrow(/EEXIST|ENOTDIR/);
	await expect(
		writeArchive(join(folder, 'half.tar.age'), secret, async (add) => {
			await add('begin.json', 3, [Buffer.from('{}\n')]);
			throw new Error('no room');
		})
	).rejects.toThrow('no room');
	expect(readdirSync(folder).filter((name) => name.includes('half'))).toEqual([]);
	expect((await writeBackup(source, { folder, now })).rows).toBeGreaterThan(20);
});

test('old backups go, the newest and other files stay', async () => {
	const folder = temporaryFolder();
	const day = (days: number) => new Date(now.getTime() - days * 86_400_000);
	for (const days of [1, 13, 15, 40]) writeFileSync(join(folder, backupName(day(days))), 'x');
	writeFileSync(join(folder, 'notes.txt'), 'x');
	const removed = await removeOldBackups(folder, { keepDays: 14, now });
	expect(removed.map((path) => basename(path))).toEqual([backupName(day(15)), backupName(day(40))]);
	expect(await removeOldBackups(folder, { keepDays: 1, now: day(-400) })).toHaveLength(1);
	expect(readdirSync(folder).sort()).toEqual(['notes.txt', backupName(day(1))].sort());
	expect(await keptBackups(folder)).toMatchObject([{ takenAt: day(1), byteSize: 1 }]);
	expect(await keptBackups(join(folder, 'missing'))).toEqual([]);
});

test('whatever the tables keep is copied as it is: nothing counts up or is made by the database itself', async () => {
	const owner = await (await testDatabase()).connectAsOwner();
	const { rows } = await owner.query<{ name: string }>(
		`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('S', 'p', 'm', 'v')
		union all select attrelid::regclass || '.' || attname from pg_attribute join pg_class on pg_class.oid = attrelid
		where relnamespace = 'public'::regnamespace and (attgenerated <> '' or attidentity <> '')`
	);
	await owner.end();
	expect(rows).toEqual([]);
});
