import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '../config/read.ts';
import type { Database } from '../database/open.ts';
import { frontDoor } from '../http/front-door.ts';
import { securityHeaders } from '../http/security-headers.ts';
import type { Handler } from '../page-cache/make.ts';
import type { Running } from '../running.ts';
import type { Parts } from './parts.ts';

export type Serving = {
	/** Takes no new requests and lets those under way end, ten seconds at most. */
	stop(): Promise<void>;
};

type Serve = Pick<Parts, 'takesFiles' | 'turnedAway' | 'upgrade'> & {
	running: Running;
	handler: Handler;
};

const formBytes = 512 * 1024;
const megabyte = 1024 * 1024;
const stopPatienceMs = 10_000;
const readyPatienceMs = 2_000;
const readyForMs = 500;

/** The largest body of a request that brings a file: the file and what stands around it in a form. */
export function uploadBytes({ uploadLimitMb }: Pick<Config, 'uploadLimitMb'>): number {
	return uploadLimitMb * megabyte + formBytes;
}

/** Listens on the configured address; throws EADDRINUSE and its like before the first request. */
export async function serve({
	running,
	handler,
	takesFiles,
	turnedAway,
	upgrade
}: Serve): Promise<Serving> {
	const { config, cache, log } = running;
	let isStopping = false;
	const left = new Set<Duplex>();
	const door = frontDoor({
		...config,
		cache,
		shortcut: (req, res) => running.shortcut?.(req, res),
		handler,
		log,
		securityHeaders: securityHeaders(config.publicOrigin),
		mostBodyBytes: (path) => (takesFiles(path) ? uploadBytes(config) : formBytes),
		turnedAway,
		isReady: readiness(running.database),
		isStopping: () => isStopping
	});
	// Longer than a proxy in front keeps its side open, or it would send into a connection just closed.
	const server = createServer({ keepAliveTimeout: 65_000, headersTimeout: 20_000 }, door);
	if (upgrade) {
		server.on('upgrade', (req, socket, head) => {
			// A server waits for these connections too, and they never end by themselves.
			left.add(socket);
			socket.once('close', () => left.delete(socket));
			upgrade(req, socket, head);
		});
	}
	await new Promise<void>((listening, failed) => {
		server.once('error', failed);
		server.listen(config.port, config.host, listening);
	});
	const stop = async (): Promise<void> => {
		isStopping = true;
		for (const connection of left) connection.destroy();
		await closeServer(server);
	};
	return { stop };
}

async function closeServer(server: Server): Promise<void> {
	let isClosed = false;
	const closed = new Promise<void>((done) => server.close(() => done())).then(
		() => (isClosed = true)
	);
	const deadline = performance.now() + stopPatienceMs;
	while (!isClosed && performance.now() < deadline) {
		// A connection becomes idle when its last answer has left; new requests on it are not awaited.
		server.closeIdleConnections();
		await Promise.race([closed, pause(50)]);
	}
	server.closeAllConnections();
	await closed;
}

/** Whether the database answers within two seconds; asked at most twice a second, however often one asks. */
function readiness({ pool }: Pick<Database, 'pool'>): () => Promise<boolean> {
	let asked = -Infinity;
	let answer = Promise.resolve(false);
	return () => {
		if (performance.now() - asked < readyForMs) return answer;
		asked = performance.now();
		const answered = pool.query('select 1').then(
			() => true,
			() => false
		);
		answer = Promise.race([answered, pause(readyPatienceMs, false, { ref: false })]);
		return answer;
	};
}
