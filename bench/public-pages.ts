import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openDatabase } from '#platform/server/database/open.ts';
import { comparePage, type Row } from './harness/compare.ts';
import { endProgram, freePort, runProgram } from './harness/processes.ts';
import { untilReady } from './harness/ready.ts';

/** The product as it is built, with its example: the pages that are asked for most, also while somebody works. */
export async function publicPages(): Promise<Row[]> {
	const dataDir = mkdtempSync(join(tmpdir(), 'tiltas-bench-'));
	// As root the database runs under another account, which has to get in.
	chmodSync(dataDir, 0o755);
	const port = await freePort();
	const output = join(dataDir, 'output');
	const env = {
		PORT: String(port),
		DATA_DIR: dataDir,
		LOG_LEVEL: 'info',
		EXAMPLE: 'on',
		PUBLIC_ORIGIN: ''
	};
	const server = runProgram(new URL('../src/server.ts', import.meta.url), { env, output });
	try {
		await untilReady(port, output);
		const { partnership, event } = await pagesIn(port);
		const slug = partnership.split('/')[2] ?? '';
		return [
			await comparePage('partnership page', port, partnership),
			await comparePage('event page', port, event),
			await whileWriting({ dataDir, slug }, () =>
				comparePage('partnership page, a change every second', port, partnership)
			)
		];
	} finally {
		await endProgram(server);
		rmSync(dataDir, { recursive: true, force: true });
	}
}

/** A partnership's page and one of its events, from the site map that search engines read. */
async function pagesIn(port: number): Promise<{ partnership: string; event: string }> {
	const siteMap = await (await fetch(`http://127.0.0.1:${port}/en/sitemap.xml`)).text();
	const paths = [...siteMap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
		([, url = '']) => new URL(url).pathname
	);
	const event = paths.find((path) => /^\/en\/[^/]+\/events\/[^/]+$/.test(path));
	const partnership =
		event && paths.find((path) => path === event.split('/').slice(0, 3).join('/'));
	if (!event || !partnership) throw new Error('The site map names no event with its partnership.');
	return { partnership, event };
}

/** Moves the revision and tells it, exactly as every command does at its end; the page is made anew each time. */
async function whileWriting<T>(
	{ dataDir, slug }: { dataDir: string; slug: string },
	work: () => Promise<T>
): Promise<T> {
	const database = await openDatabase({
		dataDir,
		log: { info() {}, warn() {}, error() {} },
		poolSize: 1
	});
	const timer = setInterval(() => {
		void sql`with moved as (update partnership set revision = revision + 1 where slug = ${slug} returning slug)
			select pg_notify('tiltas_revision', slug) from moved`.execute(database.sql);
	}, 1_000);
	try {
		return await work();
	} finally {
		clearInterval(timer);
		await database.close();
	}
}
