import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';

export type OwnDatabase = {
	url: string;
	/** The server's first process, where it runs on this machine. */
	pid: number | undefined;
	drop(): Promise<void>;
};

/**
 * An empty database on the server that BENCH_DATABASE_URL names, whose role may make one and whose database
 * is used for nothing else; undefined where it names none, for then the embedded server is measured.
 */
export async function ownDatabase(): Promise<OwnDatabase | undefined> {
	const server = process.env['BENCH_DATABASE_URL'];
	if (!server) return undefined;
	const name = `tiltas_bench_${randomBytes(6).toString('hex')}`;
	const pid = await onServer(server, async (client) => {
		await client.query(`create database ${name}`);
		const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
		return parentOf(rows[0]?.pid);
	});
	const url = new URL(server);
	url.pathname = `/${name}`;
	const drop = () =>
		onServer(server, async (client) => {
			await client.query(`drop database ${name} with (force)`);
		});
	return { url: url.href, pid, drop };
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client(url);
	await client.connect();
	return work(client).finally(() => client.end());
}

/** Undefined where the process is not of this machine. */
function parentOf(pid: number | undefined): number | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
		return stat.includes('(postgres)') ? Number(/\) \S (\d+)/.exec(stat)?.[1]) : undefined;
	} catch {
		return undefined;
	}
}
