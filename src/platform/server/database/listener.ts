import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { DatabaseLog } from './log.ts';

/**
 * Called with the payload of a notification; with undefined whenever the connection was made anew,
 * since what was sent in between never arrives.
 */
export type NotificationHandler = (payload: string | undefined) => void;

export type Listener = {
	listen(channel: string, handler: NotificationHandler): Promise<() => Promise<void>>;
	close(): Promise<void>;
};

const longestWaitMs = 5_000;
const heartbeatMs = 30_000;

/** One connection of its own for all channels, made at the first use and made again when it is lost. */
export function openListener(connect: () => Promise<pg.Client>, log: DatabaseLog): Listener {
	const handlers = new Map<string, Set<NotificationHandler>>();
	let current: Promise<pg.Client> | undefined;
	let closed = false;

	const connected = (): Promise<pg.Client> =>
		(current ??= start().catch((error: unknown) => {
			current = undefined;
			throw error;
		}));

	async function start(): Promise<pg.Client> {
		const client = await connect();
		client.on('notification', ({ channel, payload }) => {
			tell(handlers.get(channel), payload ?? '');
		});
		const stopAsking = keepAsking(client);
		client.once('end', () => {
			stopAsking();
			current = undefined;
			void restart();
		});
		for (const channel of handlers.keys()) await subscribe(client, channel);
		return client;
	}

	async function restart(): Promise<void> {
		for (let waitMs = 50; !closed; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
			await pause(waitMs, undefined, { ref: false });
			if (closed || (await connected().then(() => true, sayWhy))) break;
		}
		if (!closed) for (const each of handlers.values()) tell(each, undefined);
	}

	function sayWhy(error: unknown): false {
		log.warn({ reason: (error as Error).message }, 'the database cannot be listened to yet');
		return false;
	}

	return {
		async listen(channel, handler) {
			const known = handlers.get(channel) ?? new Set();
			handlers.set(channel, known.add(handler));
			await subscribe(await connected(), channel);
			return () => {
				known.delete(handler);
				return Promise.resolve();
			};
		},
		async close() {
			closed = true;
			await (await current?.catch(() => undefined))?.end();
		}
	};
}

function tell(handlers: Set<NotificationHandler> | undefined, payload: string | undefined): void {
	for (const handler of handlers ?? []) handler(payload);
}

/** A network may lose a connection that nothing is sent on without anyone noticing. */
function keepAsking(client: pg.Client): () => void {
	const heartbeat = setInterval(() => {
		client.query('select 1').catch(() => client.end().catch(() => {}));
	}, heartbeatMs).unref();
	return () => {
		clearInterval(heartbeat);
	};
}

async function subscribe(client: pg.Client, channel: string): Promise<void> {
	await client.query(`listen ${client.escapeIdentifier(channel)}`);
}
