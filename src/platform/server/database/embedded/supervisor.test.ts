import { spawn } from 'node:child_process';
import { readFileSync, readlinkSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { quietLog } from '../../../../../tests/support/quiet-log.ts';
import { temporaryFolder } from '../../../../../tests/support/temporary-folder.ts';
import { openDatabase } from '../open.ts';
import { isAlive } from './postmaster.ts';
import { startEmbedded, type Embedded } from './supervisor.ts';

const writingProcess = join(import.meta.dirname, '../../../../../tests/support/writing-process.ts');

async function start(dataDir: string, settings?: Record<string, string>): Promise<Embedded> {
	const embedded = await startEmbedded({ dataDir, log: quietLog, ...(settings && { settings }) });
	onTestFinished(() => embedded.stop());
	return embedded;
}

async function ask(embedded: Embedded, sql: string): Promise<unknown[]> {
	const client = new pg.Client(embedded.connection);
	await client.connect();
	const { rows } = await client.query(sql);
	await client.end();
	return rows;
}

const serverPid = (dataDir: string): number =>
	Number.parseInt(readFileSync(join(dataDir, 'postgres/files/postmaster.pid'), 'utf8'));

test('the server keeps its data from start to start and is stopped by its owner alone', async () => {
	const dataDir = temporaryFolder();
	const first = await start(dataDir);
	await ask(first, 'create table kept as select 7 as number');
	const adopting = await start(dataDir);
	expect([first.owned, adopting.owned]).toEqual([true, false]);
	await adopting.stop();
	expect(await ask(adopting, 'select number from kept')).toEqual([{ number: 7 }]);
	const pid = serverPid(dataDir);
	await first.stop();
	expect(isAlive(pid)).toBe(false);
	const second = await start(dataDir);
	expect(second.owned).toBe(true);
	expect(await ask(second, 'select number from kept')).toEqual([{ number: 7 }]);
});

test('a new server speaks UTF-8 everywhere, listens on no network and guards its passwords', async () => {
	const dataDir = temporaryFolder();
	const [first, second] = await Promise.all([start(dataDir), start(dataDir)]);
	expect([first.owned, second.owned].toSorted()).toEqual([false, true]);
	const settings = await ask(
		first,
		`select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as network,
			datlocprovider as provider, datctype as letters, lower('ŽÅ') as lowered
		from pg_database where datname = current_database()`
	);
	expect(settings).toEqual([
		{ encoding: 'UTF8', network: '', provider: 'b', letters: 'C.UTF-8', lowered: 'žå' }
	]);
	const mode = (path: string) => statSync(join(dataDir, 'postgres', path)).mode & 0o777;
	expect([mode('passwords.json'), mode('run'), mode('.')]).toEqual([0o600, 0o700, 0o700]);
});

test.runIf(process.getuid?.() === 0)(
	'a data folder that only root may enter holds a link to where the data lies instead',
	async () => {
		const dataDir = temporaryFolder({ closed: true });
		const first = await start(dataDir);
		const elsewhere = readlinkSync(join(dataDir, 'postgres'));
		onTestFinished(() => rmSync(dirname(elsewhere), { recursive: true, force: true }));
		expect(elsewhere).toMatch(/^\/var\/lib\/tiltas\/[0-9a-f]{12}\/postgres$/);
		await ask(first, 'create table kept as select 7 as number');
		await first.stop();
		expect(await ask(await start(dataDir), 'select number from kept')).toEqual([{ number: 7 }]);
	}
);

test('a server that cannot start says why in its own words', async () => {
	const dataDir = temporaryFolder();
	await expect(start(dataDir, { shared_buffers: 'plenty' })).rejects.toThrow(
		/invalid value for parameter "shared_buffers"/
	);
});

test('a programs folder that holds no PostgreSQL is named', async () => {
	const dataDir = temporaryFolder();
	const starting = startEmbedded({ dataDir, pgBin: '/nowhere', log: quietLog });
	await expect(starting).rejects.toThrow('No PostgreSQL program at /nowhere/postgres.');
});

test('the server ends with a killed process, and all that it had acknowledged is there afterwards', async () => {
	const dataDir = temporaryFolder();
	// Without setpriv in the path the watchdog has to notice the death.
	const withoutSetpriv = temporaryFolder();
	symlinkSync('/usr/bin/test', join(withoutSetpriv, 'test'));
	for (const path of [process.env['PATH'], withoutSetpriv]) {
		const acknowledged = await writeUntilKilled(dataDir, path);
		const pid = serverPid(dataDir);
		await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
		const database = await openDatabase({ dataDir, log: quietLog });
		const { rows } = await database.pool.query('select number from written');
		const kept = new Set(rows.map((row: { number: number }) => row.number));
		expect(acknowledged.filter((number) => !kept.has(number))).toEqual([]);
		await database.close();
	}
}, 30_000);

async function writeUntilKilled(dataDir: string, path: string | undefined): Promise<number[]> {
	const child = spawn(process.execPath, [writingProcess, dataDir], {
		env: { ...process.env, PATH: path },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const acknowledged: number[] = [];
	for await (const line of createInterface(child.stdout)) {
		acknowledged.push(Number(line));
		if (acknowledged.length === 100) child.kill('SIGKILL');
	}
	expect(acknowledged.length).toBeGreaterThanOrEqual(100);
	return acknowledged;
}
