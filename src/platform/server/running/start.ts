import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { systemClock } from '../clock.ts';
import type { Config } from '../config/read.ts';
import { migrate } from '../database/migrate.ts';
import { openDatabase, type Database } from '../database/open.ts';
import { openFiles } from '../files/store.ts';
import { secure, securityHeaders } from '../http/security-headers.ts';
import { prepareJobs, startJobs } from '../jobs.ts';
import { openLog, type Log } from '../log.ts';
import { openMail } from '../mail.ts';
import type { Handler } from '../page-cache/make.ts';
import { PageCache } from '../page-cache/page-cache.ts';
import { watchRevisions } from '../page-cache/revisions.ts';
import { setRunning, type Running } from '../running.ts';
import { instanceSecret } from '../secrets.ts';
import { serve } from './serve.ts';
import type { Parts } from './parts.ts';

export type Started = {
	running: Running;
	/** The path of the link for the first sign-in, until it has been used. */
	signInPath: string | undefined;
	/** Finishes what is under way, ten seconds at most, then closes everything. */
	stop: () => Promise<void>;
};

type Start = { config: Config; parts: Parts; say: (sentence: string) => void; log?: Log };
type Closing = () => Promise<void> | void;

const pageMemoryBytes = 64_000_000;

/** Opens everything in order and serves requests; what was opened before a fault is closed again. */
export async function start({ config, parts, say, log = logOf(config) }: Start): Promise<Started> {
	const closings: Closing[] = [log.flush];
	// However the process ends, except by kill -9, its last lines are written.
	process.once('exit', log.flush);
	const stop = once(async () => {
		for (const close of closings.reverse()) await close();
	});
	try {
		say(config.databaseUrl ? 'Opening the database' : 'Starting the database');
		const database = await openMigrated(config, log, say);
		closings.push(() => database.close());
		const { running, handler, handleWith } = assemble({ config, parts, log, database });
		closings.push(running.mail.close);
		setRunning(running);
		closings.push(() => setRunning(undefined));
		say('Loading the pages');
		handleWith(await parts.loadHandler());
		closings.push(await watchPages(running, parts));
		await parts.fillEmpty(running, say);
		const signInPath = await parts.firstSignInLink(running);
		const atWork: { stop(): Promise<void> }[] = [];
		closings.push(() => stopAll(atWork));
		atWork.push(await serve({ ...parts, running, handler }));
		if (config.jobs) atWork.push(await startJobs(database, parts.jobHandlers(running), log));
		await parts.catchUp(running);
		await running.files.removeUnfinished(running.clock());
		return { running, signInPath, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function openMigrated(config: Config, log: Log, say: Start['say']): Promise<Database> {
	const dataDir = resolve(config.dataDir);
	// Not for the owner alone: as root the database runs under another account, in a folder of its own.
	mkdirSync(dataDir, { recursive: true, mode: 0o755 });
	const database = await openDatabase({
		dataDir,
		databaseUrl: config.databaseUrl || undefined,
		pgBin: config.pgBin || undefined,
		poolSize: config.databasePool,
		log
	});
	try {
		const applied = await migrate(database, { log });
		if (applied.length > 0) say(`Brought the tables up to date (${applied.length} steps)`);
		await prepareJobs(database);
		return database;
	} catch (error) {
		await database.close();
		throw error;
	}
}

function assemble(given: { config: Config; parts: Parts; log: Log; database: Database }) {
	const { config, parts } = given;
	const headers = securityHeaders(config.publicOrigin);
	let loaded: Handler = (_, res) => void res.writeHead(503).end();
	const handler: Handler = (req, res) => {
		secure(res, headers);
		loaded(req, res);
	};
	const { neverKept } = parts.pages;
	const cache = new PageCache({
		handler,
		clock: systemClock,
		mostBytes: pageMemoryBytes,
		neverKept
	});
	const running: Running = {
		...given,
		cache,
		secret: instanceSecret(config),
		clock: systemClock,
		files: openFiles(join(resolve(config.dataDir), 'files')),
		mail: openMail(config)
	};
	return { running, handler, handleWith: (given: Handler) => void (loaded = given) };
}

function watchPages({ database, cache, log }: Running, { pages }: Parts): Promise<Closing> {
	return watchRevisions({
		listen: (hear) => database.listen(pages.channel, hear),
		revisions: () => pages.revisions(database.sql),
		drop: (tag) => cache.drop(tag, pages.alwaysDropped),
		dropAll: () => cache.dropAll(),
		log
	});
}

/** At the same time, so that the longest patience is the whole wait. */
async function stopAll(atWork: readonly { stop(): Promise<void> }[]): Promise<void> {
	await Promise.all(atWork.map((one) => one.stop()));
}

/** On a terminal the lines of every request would push the screen with the sign-in link away. */
function logOf({ logLevel }: Config): Log {
	const level = logLevel === 'info' && process.stderr.isTTY ? 'warn' : logLevel;
	return openLog({ level, clock: systemClock });
}

function once(work: () => Promise<void>): () => Promise<void> {
	let done: Promise<void> | undefined;
	return () => (done ??= work());
}
