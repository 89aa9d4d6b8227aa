import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connectOnce, type Access } from '#platform/server/database/access.ts';
import { startEmbedded } from '#platform/server/database/embedded/supervisor.ts';
import { migrate } from '#platform/server/database/migrate.ts';
import { openAccess } from '#platform/server/database/open.ts';
import { prepareProductDatabase } from '#platform/server/database/roles.ts';
import { prepareJobs } from '#platform/server/jobs.ts';
import { quietLog } from './quiet-log.ts';
import { roomyFolder } from './roomy-folder.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** The ways into the migrated template; each test database is a copy of it. */
		template: Access;
	}
}

/** One server for the whole run: TEST_DATABASE_URL if set, else an embedded one in a temporary folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const server = process.env['TEST_DATABASE_URL']
		? await givenServer(process.env['TEST_DATABASE_URL'])
		: await embeddedServer();
	try {
		const database = await openAccess(server.template, { log: quietLog });
		await migrate(database);
		await prepareJobs(database);
		await database.close();
	} catch (error) {
		await server.teardown();
		throw error;
	}
	project.provide('template', server.template);
	return server.teardown;
}

type TestServer = { template: Access; teardown: () => Promise<void> };

async function embeddedServer(): Promise<TestServer> {
	const dataDir = mkdtempSync(join(roomyFolder(), 'tiltas-tests-'));
	// As root the database runs under another account, which has to get in.
	chmodSync(dataDir, 0o755);
	const embedded = await startEmbedded({
		dataDir,
		pgBin: process.env['PG_BIN'],
		log: quietLog,
		settings: {
			fsync: 'off',
			synchronous_commit: 'off',
			full_page_writes: 'off',
			max_connections: '200'
		}
	});
	const template = await prepareProductDatabase(embedded, 'tiltas_template');
	const teardown = async (): Promise<void> => {
		await embedded.stop();
		rmSync(dataDir, { recursive: true, force: true });
	};
	return { template, teardown };
}

async function givenServer(url: string): Promise<TestServer> {
	const name = `tiltas_test_${randomBytes(4).toString('hex')}`;
	const inside = new URL(url);
	inside.pathname = `/${name}`;
	const run = async (
		work: (query: (sql: string) => Promise<{ datname: string }[]>) => Promise<void>
	) => {
		const client = await connectOnce({ connectionString: url });
		await work(async (sql) => (await client.query<{ datname: string }>(sql)).rows);
		await client.end();
	};
	await run(async (query) => {
		await query(
			`create database ${name} template template0 encoding 'UTF8' locale_provider libc lc_collate 'C' lc_ctype 'C.UTF-8'`
		);
	});
	const config = { connectionString: inside.href };
	const teardown = (): Promise<void> =>
		run(async (query) => {
			const copies = await query(
				`select datname from pg_database where starts_with(datname, '${name}')`
			);
			for (const { datname } of copies) await query(`drop database "${datname}" with (force)`);
		});
	return { template: { product: config, owner: config }, teardown };
}
