import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { temporaryFolder } from '../../../../tests/support/temporary-folder.ts';
import { openFiles } from '../files/store.ts';
import type { LogFields } from '../log.ts';
import { quietLog } from '../../../../tests/support/quiet-log.ts';
import { startJobs } from '../jobs.ts';
import { ledgerName } from '../ledger/ledger-file.ts';
import { backupName } from './kept.ts';
import { backupJobs, beginBackups, nextNight } from './nightly.ts';
import { backupState, daysInBackups } from './state.ts';

// The queue goes by the database's clock.
const now = new Date();
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const tonight = nextNight(now).toISOString();

async function places(kept: Date[] = []) {
	const folder = temporaryFolder();
	const backupDir = join(folder, 'backups');
	mkdirSync(backupDir);
	for (const at of kept) writeFileSync(join(backupDir, backupName(at)), 'x');
	const errors: LogFields[] = [];
	return {
		database: await testDatabase(),
		files: openFiles(join(folder, 'files')),
		secret: 'a secret of an instance, long enough',
		clock: () => now,
		log: {
			...quietLog,
			error: (fields: LogFields) => void errors.push(fields),
			request() {},
			flush() {},
			debug() {}
		},
		config: { backupDir, backupKeepDays: 14, dataDir: folder },
		errors
	};
}

const waiting = async ({ database }: Awaited<ReturnType<typeof places>>) => {
	const { rows } = await sql<{ due: Date }>`select start_after as due from pgboss.job
		where name = 'nightly-backup' and state < 'active'`.execute(database.sql);
	return rows.map(({ due }) => new Date(due).toISOString());
};

test('every night at one in the morning, by UTC, whatever summer time does', () => {
	expect(nextNight(new Date('2026-03-28T20:00:00Z')).toISOString()).toBe(
		'2026-03-29T01:00:00.000Z'
	);
	expect(nextNight(new Date('2026-03-29T01:00:00Z')).toISOString()).toBe(
		'2026-03-30T01:00:00.000Z'
	);
	expect(nextNight(new Date('2026-12-31T23:59:59Z')).toISOString()).toBe(
		'2027-01-01T01:00:00.000Z'
	);
});

test('with a folder for them the product backs up by itself, once, and removes what is too old', async () => {
	const given = await places([daysAgo(27), daysAgo(2)]);
	await beginBackups(given);
	await beginBackups(given);
	const jobs = await startJobs(given.database, backupJobs(given), quietLog);
	await expect
		.poll(() => readdirSync(given.config.backupDir).sort(), { timeout: 10_000 })
		.toEqual([ledgerName, ...[daysAgo(2), now].map(backupName)]);
	await expect.poll(() => waiting(given)).toEqual([tonight]);
	await jobs.stop();
	expect(given.errors).toEqual([]);
});

test('a night that has its backup waits for the next one, also after a start', async () => {
	const given = await places([now]);
	const jobs = await startJobs(given.database, backupJobs(given), quietLog);
	await beginBackups(given);
	expect(await waiting(given)).toEqual([tonight]);
	await jobs.stop();
	expect(readdirSync(given.config.backupDir)).toHaveLength(1);
});

test('a night whose backup does not succeed is logged and tried again in an hour', async () => {
	const given = await places();
	rmSync(given.config.backupDir, { recursive: true });
	writeFileSync(given.config.backupDir, 'no folder');
	await beginBackups(given);
	const jobs = await startJobs(given.database, backupJobs(given), quietLog);
	await expect
		.poll(() => waiting(given), { timeout: 10_000 })
		.toEqual([new Date(now.getTime() + 3_600_000).toISOString()]);
	await jobs.stop();
	expect(given.errors).toMatchObject([{ reason: expect.stringContaining('EEXIST') as string }]);
});

test('without a folder there is no backup by itself, and nothing waits', async () => {
	const given = await places();
	given.config.backupDir = '';
	await beginBackups(given);
	expect(backupJobs(given)).toEqual({});
	const { rows } = await sql`select from pgboss.job where name = 'nightly-backup'`.execute(
		given.database.sql
	);
	expect(rows).toEqual([]);
});

test('the operator sees whether there are backups by night, and whether the last one is missing', async () => {
	const given = await places([daysAgo(1), daysAgo(3)]);
	const state = (at = now, backupDir = given.config.backupDir) =>
		backupState({ ...given.config, backupDir }, at);
	expect(await state()).toMatchObject({ isNightly: true, isLate: false });
	expect((await state()).backups.map(({ byteSize }) => byteSize)).toEqual([1, 1]);
	expect(await state(daysAgo(-1))).toMatchObject({ isNightly: true, isLate: true });
	// Those by command lie in the data folder, and nobody waits for the next one.
	expect(await state(daysAgo(-1), '')).toMatchObject({ isNightly: false, isLate: false });
	// What was erased on the first day of a backup is gone from it a night after the last of its days.
	expect(daysInBackups(given.config)).toBe(15);
	expect(daysInBackups({ ...given.config, backupDir: '' })).toBe(0);
	expect((await state(now, join(given.config.backupDir, 'none'))).isLate).toBe(true);
});
