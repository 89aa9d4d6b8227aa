import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { connectAsOwner, connectOnce, type Access } from './access.ts';
import { startEmbedded, type Embedded } from './embedded/supervisor.ts';
import { openListener, type NotificationHandler } from './listener.ts';
import type { DatabaseLog } from './log.ts';
import { connectPatiently, openPool } from './pool.ts';
import { embeddedAccess, prepareProductDatabase } from './roles.ts';
import type { DB } from './schema.ts';
import { assertSuitable } from './suitability.ts';

export type Database = {
	sql: Kysely<DB>;
	pool: pg.Pool;
	/** Hears a channel until the returned function is called; see NotificationHandler for gaps. */
	listen(channel: string, handler: NotificationHandler): Promise<() => Promise<void>>;
	/** A connection as the tables' owner, for migrations; the caller ends it. */
	connectAsOwner(): Promise<pg.Client>;
	/** Ends all connections, and the embedded server if this process started it. */
	close(): Promise<void>;
};

export type DatabaseOptions = {
	/** A PostgreSQL server of one's own; without it the embedded one runs in dataDir. */
	databaseUrl?: string | undefined;
	dataDir: string;
	pgBin?: string | undefined;
	log: DatabaseLog;
	poolSize?: number | undefined;
	nameStatements?: boolean | undefined;
};

const databaseName = 'tiltas';

/** The product's database, reachable and fit (else DatabaseUnsuitable is thrown), not yet migrated. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
	if (options.databaseUrl) {
		const config = { connectionString: options.databaseUrl, application_name: 'tiltas' };
		return openAccess({ product: config, owner: config }, options);
	}
	let embedded = await startEmbedded(options);
	const access = await prepareProductDatabase(embedded, databaseName);
	const revive = async (): Promise<Access> => {
		const revived = await startEmbedded(options);
		if (!embedded.owned || revived.owned) embedded = revived;
		return embeddedAccess(revived, databaseName);
	};
	const stop = (): Promise<void> => embedded.stop();
	return openAccess(access, { ...options, revive, stop });
}

type AccessOptions = Pick<DatabaseOptions, 'log' | 'poolSize' | 'nameStatements'> & {
	/** Starts the server again when nothing answers any more and says where it is now. */
	revive?: () => Promise<Access>;
	stop?: Embedded['stop'];
};

/** The database behind given connections; openDatabase and the tests' copies come through here. */
export async function openAccess(access: Access, options: AccessOptions): Promise<Database> {
	const pool = openPool({ connection: access.product, ...options });
	const revive = options.revive && reviver(access, pool, options.revive);
	const patient = { connect: () => connectPatiently(pool, revive), end: () => pool.end() };
	const sql = new Kysely<DB>({
		dialect: new PostgresDialect({ pool: Object.assign(Object.create(pool) as pg.Pool, patient) })
	});
	const listener = openListener(async () => {
		// The patient way in revives the server first; the listener then holds a connection of its own.
		(await patient.connect()).release();
		return connectOnce({ ...access.product, query_timeout: 10_000 });
	}, options.log);
	const close = async (): Promise<void> => {
		await listener.close();
		// Kysely ends the pool only if it has used it.
		await sql.destroy();
		if (!pool.ending) await pool.end();
		await options.stop?.();
	};
	const database = {
		sql,
		pool,
		listen: (...to: Parameters<typeof listener.listen>) => listener.listen(...to),
		close,
		connectAsOwner: () => connectAsOwner(access)
	};
	try {
		const client = await patient.connect();
		await assertSuitable(client).finally(() => client.release());
		return database;
	} catch (error) {
		await close();
		throw error;
	}
}

/** One revival at a time, however many requests wait for it; the pool then connects to the new place. */
function reviver(
	access: Access,
	pool: pg.Pool,
	revive: () => Promise<Access>
): () => Promise<void> {
	let running: Promise<void> | undefined;
	return () =>
		(running ??= revive()
			.then((found) => {
				Object.assign(access, found);
				pool.options.host = found.product.host;
			})
			.finally(() => (running = undefined)));
}
