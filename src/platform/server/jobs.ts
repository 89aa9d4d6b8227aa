import { sql } from 'kysely';
import { fromKysely, PgBoss, type ConstructorOptions, type Db, type SendOptions } from 'pg-boss';
import type { DatabaseLog } from './database/log.ts';
import { underMigrationLock } from './database/migrate.ts';
import type { Database } from './database/open.ts';
import { inTransaction, type Tx } from './database/transaction.ts';
import { asJson } from './database/values.ts';

/**
 * Does one job. What it writes through `tx` is committed together with the job's end, so it counts
 * once even when a process is killed in the middle; what it does elsewhere may be done again.
 */
export type JobHandler = (payload: unknown, tx: Tx) => Promise<void>;

export type JobOptions = Pick<
	SendOptions,
	'startAfter' | 'singletonKey' | 'singletonSeconds' | 'priority' | 'retryLimit' | 'expireInSeconds'
>;

export type Jobs = {
	/** Lets the jobs that are running end, ten seconds at most; the others stay in the queue. */
	stop(): Promise<void>;
};

const schema = 'pgboss';
const queueOptions = {
	policy: 'standard',
	notify: true,
	// A killed process's jobs are taken over after this time.
	expireInSeconds: 300,
	retryLimit: 8,
	retryDelay: 5,
	retryBackoff: true
};
const workOptions = {
	transactional: true,
	batchSize: 1,
	// A notification is a hint only; a job to be tried again sends none.
	notifyPollingIntervalSeconds: 5
} as const;
const stopPatienceMs = 10_000;

/** Makes or updates the queue's tables; one process at a time, like a migration. */
export async function prepareJobs(database: Database): Promise<void> {
	await underMigrationLock(database, async (owner) => {
		await owner.query('create schema if not exists pgboss');
		const boss = openBoss(queueDatabase(database), {
			migrate: true,
			supervise: false,
			schedule: false
		});
		await boss.start();
		await boss.stop({ graceful: false });
	});
}

/** Does the queued jobs in this process from now on, beside any other process that does the same. */
export async function startJobs(
	database: Database,
	handlers: Record<string, JobHandler>,
	log: DatabaseLog
): Promise<Jobs> {
	await prepareJobs(database);
	const transactions = new WeakMap<Db, Tx>();
	const boss = openBoss(queueDatabase(database, transactions), {
		useListenNotify: true,
		migrate: false,
		schedule: false
	});
	boss.on('error', (error) =>
		log.error({ reason: error.message }, 'the job queue reported an error')
	);
	boss.on('warning', ({ message }) => log.warn({ reason: message }, 'the job queue warns'));
	await boss.start();
	for (const [name, handle] of Object.entries(handlers)) {
		await inQueue(database.sql, name);
		let workerId = '';
		workerId = await boss.work(name, workOptions, async ([job], queueTx) => {
			// One notification may announce many jobs: look for the next as soon as this one is done.
			boss.notifyWorker(workerId);
			const tx = transactions.get(queueTx);
			if (!job || !tx) throw new Error(`No transaction for a job of the queue ${name}.`);
			await handle(job.data, tx);
		});
	}
	return { stop: () => boss.stop({ graceful: true, timeout: stopPatienceMs }) };
}

/** Queues a job that exists if, and only if, the given transaction commits; needs no running jobs here. */
export async function queueJob(
	tx: Tx,
	name: string,
	{ payload, ...options }: { payload: object } & JobOptions
): Promise<void> {
	await inQueue(tx, name);
	const boss = openBoss(fromKysely(tx), { migrate: false, supervise: false, schedule: false });
	await boss.send(name, payload, options);
}

/** Queues a job unless one of its name waits or is under way: what goes on by itself is begun at a start. */
export async function queueWhereNone(
	database: Pick<Database, 'sql'>,
	name: string,
	job: { payload: object } & JobOptions
): Promise<void> {
	await inTransaction(database, async (tx) => {
		const { rows } = await sql`select from pgboss.job
			where name = ${name} and state < 'completed' limit 1`.execute(tx);
		if (rows.length === 0) await queueJob(tx, name, job);
	});
}

function openBoss(db: Db, options: ConstructorOptions): PgBoss {
	const boss = new PgBoss({ ...options, db, schema, createSchema: false, persistWarnings: false });
	// An emitter that nobody hears would end the process with its first error.
	return boss.on('error', () => {});
}

/** pg-boss's own way to make a queue commits, so inside a transaction its function is called directly. */
async function inQueue(tx: Pick<Tx, 'executeQuery' | 'getExecutor'>, name: string): Promise<void> {
	await sql`
		select pgboss.create_queue(${name}, ${asJson(queueOptions)}::jsonb)
		where not exists (select from pgboss.queue where name = ${name})`.execute(tx);
}

function queueDatabase(database: Database, transactions?: WeakMap<Db, Tx>): Db {
	return {
		executeSql: (text, values) => database.pool.query(text, values),
		async listen(channel, onNotification, onReconnect) {
			const close = await database.listen(channel, (payload) =>
				payload === undefined ? onReconnect() : onNotification(payload)
			);
			return { close };
		},
		async beginTransaction() {
			const tx = await database.sql.startTransaction().execute();
			const db = fromKysely(tx);
			transactions?.set(db, tx);
			return {
				db,
				commit: async () => {
					await tx.commit().execute();
				},
				// A rollback that does not get through has lost its connection, and with it the transaction.
				rollback: async () => {
					await tx
						.rollback()
						.execute()
						.catch(() => {});
				}
			};
		}
	};
}
