import { setTimeout as pause } from 'node:timers/promises';
import type { IsolationLevel, Transaction } from 'kysely';
import type { Database } from './open.ts';
import type { DB } from './schema.ts';
import { isStalePlan } from './statement-names.ts';

/** All that commands and queries need: a transaction, or the pool outside of one. */
export type Tx = Transaction<DB>;

const attempts = 6;
const serializationFailure = '40001';
const deadlock = '40P01';

/**
 * Commits what `work` did and returns its result; a throw rolls everything back. Run again, with a
 * growing random pause, when the database chose it as the victim of a conflict: six times at most,
 * so `work` does nothing that can't be undone, and inside it only `tx` is used, never the pool.
 */
export async function inTransaction<T>(
	database: Pick<Database, 'sql'>,
	work: (tx: Tx) => Promise<T>,
	options: { isolation?: IsolationLevel } = {}
): Promise<T> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			const transaction = database.sql.transaction();
			const { isolation } = options;
			return await (isolation ? transaction.setIsolationLevel(isolation) : transaction).execute(
				work
			);
		} catch (error) {
			if (attempt === attempts || !mayRunAgain(error)) throw error;
		}
		await pause(Math.random() * 10 * 2 ** attempt);
	}
}

function mayRunAgain(error: unknown): boolean {
	const code = (error as { code?: unknown } | undefined)?.code;
	return code === serializationFailure || code === deadlock || isStalePlan(error);
}
