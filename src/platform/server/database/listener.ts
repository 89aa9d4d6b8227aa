import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
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

/** One connection of its own for all channels, made at the first use and made again when it is lost. */
export function openListener(connect: () => Promise<pg.Client>, log: DatabaseLog): Listener {
	const handlers = new Map<string, Set<NotificationHandler>>();
	let current: Promise<pg.Client> | undefined;
	let closed = false;

	async function start(): Promise<pg.Client> {
		const client = await connect();
		client.on('notification', ({ channel, payload }) => {
			for (const handler of handlers.get(channel) ?? []) handler(payload ?? '');
		});
		client.once('end', () => void restart());
		for (const channel of handlers.keys()) await subscribe(client, channel);
		return client;
	}

	async function restart(): Promise<void> {
		current = undefined;
		for (let waitMs = 50; !closed && !current; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
			await pause(waitMs, undefined, { ref: false });
			if (closed) return;
			try {
				const client = await start();
				current = Promise.resolve(client);
			} catch (error) {
				log.warn({ reason: (error as Error).message }, 'the database cannot be listened to yet');
			}
		}
		for (const each of handlers.values()) for (const handler of each) handler(undefined);
	}

	return {
		async listen(channel, handler) {
			const known = handlers.get(channel) ?? new Set();
			handlers.set(channel, known.add(handler));
			current ??= start();
			await subscribe(await current, channel);
			return async () => {
				known.delete(handler);
			};
		},
		async close() {
			closed = true;
			const client = await current?.catch(() => undefined);
			await client?.end();
		}
	};
}

async function subscribe(client: pg.Client, channel: string): Promise<void> {
	await client.query(`listen ${client.escapeIdentifier(channel)}`);
}
