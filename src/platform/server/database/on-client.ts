import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import type { DB } from './schema.ts';
import type { Tx } from './transaction.ts';

/** Commits what `work` did on this one connection, by `tx` or by the client itself; a throw rolls it back. */
export function transactionOn<T>(client: pg.Client, work: (tx: Tx) => Promise<T>): Promise<T> {
	// Kysely takes connections from a pool; here is one connection that is never given away.
	const borrowed = Object.assign(Object.create(null) as PostgresPoolClient, {
		query: client.query.bind(client),
		release() {}
	});
	const pool: PostgresPool = {
		connect: () => Promise.resolve(borrowed),
		end: () => Promise.resolve(),
		options: {}
	};
	return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }).transaction().execute(work);
}
