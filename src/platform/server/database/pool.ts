import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { isUnreachable } from './away.ts';
import type { DatabaseLog } from './log.ts';
import { NamingClient } from './statement-names.ts';
import { valueTypes } from './values.ts';

export type PoolOptions = {
	connection: pg.ClientConfig;
	log: DatabaseLog;
	poolSize?: number | undefined;
	/** PgBouncer before 1.21 can't do named statements in transaction mode: false turns them off. */
	nameStatements?: boolean | undefined;
};

const patienceMs = 10_000;

/** A pool in which a lost connection is a log line and never the end of the process. */
export function openPool({ connection, log, poolSize, nameStatements }: PoolOptions): pg.Pool {
	const pool = new pg.Pool({
		...connection,
		types: valueTypes,
		keepAlive: true,
		connectionTimeoutMillis: 30_000,
		// Bounds what prepared statements may gather in one server process.
		maxLifetimeSeconds: 3600,
		...(poolSize ? { max: poolSize } : {}),
		...(nameStatements === false ? {} : { Client: NamingClient }),
		// The pool waits for what this returns, whatever its types say.
		// eslint-disable-next-line @typescript-eslint/no-misused-promises -- see above
		onConnect: async (client: pg.ClientBase) => {
			await client.query("set timezone to 'UTC'; set intervalstyle to 'iso_8601'");
		}
	});
	const lost = (error: Error): void => {
		// Farewells that cross on the way are no loss.
		if (!pool.ending) log.warn({ reason: error.message }, 'a database connection was lost');
	};
	pool.on('error', lost);
	// A client that is checked out and idle between two statements reports here and nowhere else.
	pool.on('connect', (client) => client.on('error', () => {}));
	return pool;
}

/** A connection from the pool; a server that is just restarting is waited for, ten seconds at most. */
export async function connectPatiently(
	pool: pg.Pool,
	revive: (() => Promise<void>) | undefined
): Promise<pg.PoolClient> {
	const deadline = performance.now() + patienceMs;
	for (let waitMs = 25; ; waitMs = Math.min(waitMs * 2, 1_000)) {
		try {
			return await pool.connect();
		} catch (error) {
			if (pool.ending || !isUnreachable(error) || performance.now() + waitMs > deadline)
				throw error;
		}
		await revive?.();
		await pause(waitMs);
	}
}
