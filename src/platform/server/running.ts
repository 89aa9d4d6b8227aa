import type { Clock } from './clock.ts';
import type { Config } from './config/read.ts';
import type { Database } from './database/open.ts';
import type { Files } from './files/store.ts';
import type { Shortcut } from './http/shortcut.ts';
import type { Log } from './log.ts';
import type { Mail } from './mail.ts';
import type { PageCache } from './page-cache/page-cache.ts';

/** What one process holds open: made by the server at its start, used by the framework's bundle. */
export type Running = {
	config: Config;
	/** Keys are derived from it with keyFor(secret, purpose); it is never logged or stored elsewhere. */
	secret: string;
	database: Database;
	cache: PageCache;
	log: Log;
	clock: Clock;
	files: Files;
	mail: Mail;
	/** Set by the framework's bundle when it is loaded. */
	shortcut?: Shortcut;
};

// The server and the framework's bundle hold separate copies of this module: only the global is one.
const place = Symbol.for('tiltas');
const shared = globalThis as { [place]?: Running | undefined };

/** Makes it known to everything in this process; undefined takes it away again. */
export function setRunning(running: Running | undefined): void {
	shared[place] = running;
}

/** The running platform; throws where no server has been started. */
export function running(): Running {
	const found = shared[place];
	if (!found)
		throw new Error('Nothing runs in this process: the pages are served by src/server.ts.');
	return found;
}
