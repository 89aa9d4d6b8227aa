import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import type { Said } from '../http/refusal.ts';
import type { JobHandler } from '../jobs.ts';
import type { Handler } from '../page-cache/make.ts';
import type { Running } from '../running.ts';

/** What the product brings to the platform, which knows none of its words. */
export type Parts = {
	/** The framework's handler; loaded when everything that its pages need is running. */
	loadHandler(): Promise<Handler>;
	/** Takes a connection that leaves HTTP; without it such connections are closed. */
	upgrade?(req: IncomingMessage, socket: Duplex, head: Buffer): void;
	jobHandlers(running: Running): Record<string, JobHandler>;
	/** Fills an instance that has nothing yet, where the configuration asks for it. */
	fillEmpty(running: Running, say: (sentence: string) => void): Promise<void>;
	/** The path of a link that signs in once, as long as nobody has signed in yet. */
	firstSignInLink(running: Running): Promise<string | undefined>;
	/** What a process has to catch up with once it runs, as letters that wait for a mail server. */
	catchUp(running: Running): Promise<void>;
	pages: {
		/** The channel on which a committed change tells the tag whose pages are old. */
		channel: string;
		/** Dropped at every change, whatever changed. */
		alwaysDropped: string;
		revisions(sql: Kysely<DB>): Promise<ReadonlyMap<string, number>>;
		/** Paths that begin with one of these never come from memory. */
		neverKept: readonly string[];
	};
	/** What a person reads who is turned away at the door with this status; undefined leaves it at the status. */
	turnedAway(req: IncomingMessage, status: number): Said | undefined;
	/** Whether a path takes files; all others take forms only. */
	takesFiles: (path: string) => boolean;
};
