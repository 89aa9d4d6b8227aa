import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { DatabaseLog } from '../log.ts';
import { serverAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { openCluster, type Cluster, type Passwords } from './cluster.ts';
import { isAlive, isPostgres, recordedPostmaster } from './postmaster.ts';
import { spawnServer, type ServerProcess } from './server-process.ts';
import { closeSocketFolder, openSocketFolder, socketPort } from './socket-folder.ts';

export type Embedded = {
	/** Where the server listens; `postgres` is its superuser, for house-keeping only. */
	connection: { host: string; port: number; user: string; password: string; database: string };
	passwords: Passwords;
	/** Whether this process started the server; another one's is used and left running. */
	owned: boolean;
	/** Stops the server if this process owns it; else does nothing. */
	stop(): Promise<void>;
};

export type EmbeddedOptions = {
	dataDir: string;
	pgBin?: string | undefined;
	log: DatabaseLog;
	/** Server settings beyond ours; tests use it to turn fsync off. */
	settings?: Record<string, string>;
};

const patienceMs = 60_000;
const stopPatienceMs = 30_000;

/** A running PostgreSQL on the data folder: adopts a live one, else starts it; throws with the server's own words. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
	const account = serverAccount(options.dataDir);
	const binaries = findBinaries(options.pgBin, account);
	const cluster = await openCluster({ ...options, initdb: binaries.initdb, account });
	const deadline = performance.now() + patienceMs;
	for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, 2_000)) {
		const adopted = await adopt(cluster);
		if (adopted) return adopted;
		const started = await start(cluster, { ...options, account, postgres: binaries.postgres });
		if (started.ok) return started.embedded;
		// Another process may win the start, or the backends of a killed server may still be leaving.
		if (performance.now() > deadline || !/lock file|shared memory block/.test(started.report)) {
			throw new Error(`PostgreSQL did not start on ${cluster.files}:\n${started.report}`);
		}
		options.log.warn({ waitMs }, 'the database folder is still locked, trying again');
		await pause(waitMs);
	}
}

async function adopt(cluster: Cluster): Promise<Embedded | undefined> {
	const deadline = performance.now() + patienceMs;
	for (;;) {
		const found = recordedPostmaster(cluster.files);
		if (!found) return undefined;
		if (!isAlive(found.pid) || isPostgres(found.pid) === false) {
			clear(cluster, found);
			return undefined;
		}
		const connection = connectionTo(found.socketDir, cluster);
		if (found.ready && (await answers(connection))) {
			// Whoever started it stops it.
			const stop = () => Promise.resolve();
			return { connection, passwords: cluster.passwords, owned: false, stop };
		}
		if (performance.now() > deadline) return undefined;
		await pause(50);
	}
}

/** The number of a dead server may now belong to another program, which PostgreSQL would take for itself. */
function clear(cluster: Cluster, found: { pid: number; socketDir: string }): void {
	if (isPostgres(found.pid) === false)
		rmSync(join(cluster.files, 'postmaster.pid'), { force: true });
	closeSocketFolder(found.socketDir);
}

type Started = { ok: true; embedded: Embedded } | { ok: false; report: string };

async function start(
	cluster: Cluster,
	options: EmbeddedOptions & { account: ReturnType<typeof serverAccount>; postgres: string }
): Promise<Started> {
	const socketDir = openSocketFolder(cluster.home, options.account);
	const server = spawnServer({
		postgres: options.postgres,
		home: cluster.home,
		socketDir,
		account: options.account,
		settings: options.settings ?? {}
	});
	const connection = connectionTo(socketDir, cluster);
	if (!(await becomesReady(server, cluster, connection))) {
		closeSocketFolder(socketDir);
		return { ok: false, report: server.report() };
	}
	void server.exited.then(() => options.log.info({}, 'the embedded database has stopped'));
	// The server must not keep a finished program from ending; it ends with it.
	server.child.unref();
	const stop = async () => {
		await stopServer(server);
		closeSocketFolder(socketDir);
	};
	return { ok: true, embedded: { connection, passwords: cluster.passwords, owned: true, stop } };
}

async function becomesReady(
	server: ServerProcess,
	cluster: Cluster,
	connection: Embedded['connection']
): Promise<boolean> {
	let running = true;
	void server.exited.then(() => (running = false));
	while (running) {
		const found = recordedPostmaster(cluster.files);
		if (found?.pid === server.child.pid && found?.ready && (await answers(connection))) return true;
		await Promise.race([server.exited, pause(20)]);
	}
	return false;
}

async function stopServer(server: ServerProcess): Promise<void> {
	if (server.child.exitCode !== null || server.child.signalCode !== null) return;
	server.child.ref();
	server.child.kill('SIGINT');
	const stopped = server.exited.then(() => true);
	const late = pause(stopPatienceMs, false, { ref: false });
	// An immediate shutdown loses nothing either: the next start replays the log.
	if (!(await Promise.race([stopped, late]))) server.child.kill('SIGQUIT');
	await server.exited;
}

function connectionTo(host: string, cluster: Cluster): Embedded['connection'] {
	const password = cluster.passwords.superuser;
	return { host, port: socketPort, user: 'postgres', password, database: 'postgres' };
}

async function answers(connection: Embedded['connection']): Promise<boolean> {
	const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000 });
	client.on('error', () => {});
	try {
		await client.connect();
		await client.query('select 1');
		return true;
	} catch {
		return false;
	} finally {
		await client.end().catch(() => {});
	}
}
