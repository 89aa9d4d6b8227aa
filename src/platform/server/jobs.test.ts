import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, inject, onTestFinished, test } from 'vitest';
import { quietLog } from '../../../tests/support/quiet-log.ts';
import { accessTo, testDatabase } from '../../../tests/support/database.ts';
import type { Database } from './database/open.ts';
import { inTransaction } from './database/transaction.ts';
import { queueJob, startJobs, type JobHandler } from './jobs.ts';

async function withMarks(): Promise<Database> {
	const database = await testDatabase();
	const owner = await database.connectAsOwner();
	await owner.query(
		'create table mark (number integer not null, worker integer not null default 1)'
	);
	await owner.end();
	return database;
}

const marks = async (database: Database): Promise<unknown[]> =>
	(
		await database.pool.query(
			'select number, count(*) as times from mark group by number order by number'
		)
	).rows;

const mark: JobHandler = async (payload, tx) => {
	await sql`insert into mark (number) values (${(payload as { number: number }).number})`.execute(
		tx
	);
};

test('a job is done when its transaction commits, and does not exist when it rolls back', async () => {
	const database = await withMarks();
	const jobs = await startJobs(database, { mark }, quietLog);
	const refused = inTransaction(database, async (tx) => {
		await queueJob(tx, 'mark', { payload: { number: 1 } });
		throw new Error('refused');
	});
	await expect(refused).rejects.toThrow('refused');
	await inTransaction(database, (tx) => queueJob(tx, 'mark', { payload: { number: 2 } }));
	await expect.poll(() => marks(database)).toEqual([{ number: 2, times: 1 }]);
	await jobs.stop();
});

test('a job may be queued before any process does jobs of its kind', async () => {
	const database = await withMarks();
	await inTransaction(database, (tx) => queueJob(tx, 'mark', { payload: { number: 7 } }));
	const jobs = await startJobs(database, { mark }, quietLog);
	await expect.poll(() => marks(database)).toEqual([{ number: 7, times: 1 }]);
	await jobs.stop();
});

test('a job that fails leaves nothing behind and is tried again', async () => {
	const database = await withMarks();
	let runs = 0;
	const failsOnce: JobHandler = async (payload, tx) => {
		await mark(payload, tx);
		runs += 1;
		if (runs === 1) throw new Error('not this time');
	};
	const jobs = await startJobs(database, { mark: failsOnce }, quietLog);
	await inTransaction(database, (tx) => queueJob(tx, 'mark', { payload: { number: 3 } }));
	await expect.poll(() => runs).toBe(1);
	expect(await marks(database)).toEqual([]);
	// It is written down as failed after its transaction has ended.
	const atOnce = `update pgboss.job set start_after = now() where state = 'retry'`;
	await expect.poll(async () => (await database.pool.query(atOnce)).rowCount).toBe(1);
	await expect.poll(() => marks(database), { timeout: 30_000 }).toEqual([{ number: 3, times: 1 }]);
	await jobs.stop();
});

test('two processes share the jobs, and each job counts once', async () => {
	const database = await withMarks();
	const { rows } = await database.pool.query('select current_database() as name');
	const access = JSON.stringify(accessTo(inject('template'), rows[0].name));
	const script = join(import.meta.dirname, '../../../tests/support/working-process.ts');
	const other = spawn(process.execPath, [script, access], { stdio: ['ignore', 'pipe', 'inherit'] });
	onTestFinished(() => void other.kill('SIGKILL'));
	await once(other.stdout, 'data');
	const jobs = await startJobs(database, { mark }, quietLog);
	const numbers = Array.from({ length: 60 }, (_, index) => index + 1);
	await inTransaction(database, async (tx) => {
		for (const number of numbers) await queueJob(tx, 'mark', { payload: { number } });
	});
	const doneOnce = numbers.map((number) => ({ number, times: 1 }));
	await expect.poll(() => marks(database), { timeout: 30_000 }).toEqual(doneOnce);
	const { rows: workers } = await database.pool.query('select distinct worker from mark');
	expect(workers).toHaveLength(2);
	await jobs.stop();
});
