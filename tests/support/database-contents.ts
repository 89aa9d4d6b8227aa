import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql as raw } from 'kysely';
import type pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { connectOnce } from '#platform/server/database/access.ts';
import type { Database } from '#platform/server/database/open.ts';
import { accessTo } from './database.ts';

/** Every row of every table as text, as a dump or a backup has them. */
export async function dumped({ sql }: Database): Promise<string> {
	const { rows: tables } = await raw<{ name: string }>`
		select format('%I.%I', schemaname, tablename) as name from pg_tables
		where schemaname not in ('pg_catalog', 'information_schema')`.execute(sql);
	const texts = tables.map(async ({ name }) => {
		const { rows } = await raw<{ line: string }>`
			select row::text as line from ${raw.raw(name)} row`.execute(sql);
		return `${name}\n${rows.map(({ line }) => line).join('\n')}`;
	});
	return (await Promise.all(texts)).join('\n');
}

type Files = {
	/** The log of changes that the server has written since it was first asked for. */
	changes: () => Promise<Buffer>;
	/** The files of the tables, with what was deleted and not yet written over. */
	tables: () => Promise<Buffer>;
};

// The writer of the log wakes up every fifth of a second.
const untilWritten = 800;

/** What the server of a test's database has on its disk; undefined where it can't be read from here. */
export async function filesOf({ sql }: Database): Promise<Files | undefined> {
	const { rows } = await raw<{ name: string; oid: string }>`
		select datname as name, oid::text from pg_database where datname = current_database()`.execute(sql);
	const { name = '', oid = '' } = rows[0] ?? {};
	const owner = await connectOnce(accessTo(inject('template'), name).owner);
	onTestFinished(() => owner.end());
	const ask = async (question: string) =>
		(await owner.query<{ answer: string }>(`select ${question} as answer`)).rows[0]?.answer ?? '';
	try {
		const folder = await ask(`current_setting('data_directory')`);
		await keepLog(owner, `kept_${oid}`);
		const first = await ask('pg_walfile_name(pg_current_wal_lsn())');
		readdirSync(join(folder, 'pg_wal'));
		return {
			async changes() {
				await pause(untilWritten);
				return read(join(folder, 'pg_wal'), (file) => /^[\dA-F]{24}$/.test(file) && file >= first);
			},
			async tables() {
				await owner.query('checkpoint');
				return read(join(folder, 'base', oid), (file) => /^\d+$/.test(file));
			}
		};
	} catch {
		return undefined;
	}
}

/** Without this the log is written over as soon as another test drops a database. */
async function keepLog(owner: pg.Client, slot: string): Promise<void> {
	await owner.query(`select pg_create_physical_replication_slot($1, true)`, [slot]);
	onTestFinished(async () => {
		await owner.query(`select pg_drop_replication_slot($1)`, [slot]);
	});
}

const read = (folder: string, isWanted: (file: string) => boolean) =>
	Buffer.concat(
		readdirSync(folder)
			.filter(isWanted)
			.map((file) => readFileSync(join(folder, file)))
	);
