import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#platform/server/clock.ts';
import { migrate } from '#platform/server/database/migrate.ts';
import type { Database } from '#platform/server/database/open.ts';
import { tellGenerated } from '../../stories/generated/tell.ts';
import { operatorContext } from '../../stories/teller.ts';
import { family } from './family.ts';
import { ownDatabase } from './own-database.ts';
import { endProgram, freePort, runProgram } from './processes.ts';
import { untilReady } from './ready.ts';
import { withinDatabase, type Where } from './within-database.ts';

export type Product = {
	port: number;
	pid: number;
	dataDir: string;
	/** Undefined for the embedded database, which lies in the folder. */
	databaseUrl: string | undefined;
	/** All processes whose time is the product's, the database's among them where it runs here. */
	pids(): number[];
	/** Ends the program and leaves its folder. */
	end(): Promise<void>;
	/** Ends the program and takes its folder away. */
	stop(): Promise<void>;
};

/** The product as it is built, in a folder of its own that `fill` may fill beforehand; else with its example. */
export async function startProduct({
	fill,
	settings
}: {
	fill?: (database: Database) => Promise<void>;
	settings?: Record<string, string>;
} = {}): Promise<Product> {
	const dataDir = mkdtempSync(join(tmpdir(), 'tiltas-bench-'));
	// As root the database runs under another account, which has to get in.
	chmodSync(dataDir, 0o755);
	const own = await ownDatabase();
	const databaseUrl = own?.url;
	if (fill) await filled({ dataDir, databaseUrl }, fill);
	const { port, child } = await runProduct(dataDir, {
		EXAMPLE: fill ? 'off' : 'on',
		...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
		...settings
	});
	const end = () => endProgram(child);
	const stop = async () => {
		await end();
		await own?.drop();
		rmSync(dataDir, { recursive: true, force: true });
	};
	const pid = child.pid ?? 0;
	const pids = () => [pid, ...(own?.pid ? [own.pid] : [])].flatMap(family);
	return { port, pid, pids, dataDir, databaseUrl, end, stop };
}

/** Runs the product on a folder and waits until it serves. */
export async function runProduct(dataDir: string, more: Record<string, string> = {}) {
	const port = await freePort();
	const output = join(dataDir, 'output');
	const env = {
		PORT: String(port),
		DATA_DIR: dataDir,
		LOG_LEVEL: 'info',
		PUBLIC_ORIGIN: '',
		...more
	};
	const child = runProgram(new URL('../../src/server.ts', import.meta.url), { env, output });
	await untilReady(port, output);
	return { port, child };
}

function filled(where: Where, fill: (database: Database) => Promise<void>): Promise<void> {
	return withinDatabase(where, async (database) => {
		await migrate(database);
		const operator = await operatorContext({ sql: database.sql, clock: systemClock });
		const size = { slug: 'generated', activities: 3, events: 10, claimsAnEvent: 1 };
		await tellGenerated(operator, size);
		await fill(database);
	});
}
