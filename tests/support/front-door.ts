import { createServer, request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished, vi } from 'vitest';
import type { AnsweredRequest } from '#platform/server/log.ts';
import type { Handler } from '#platform/server/page-cache/make.ts';
import { PageCache, type PageCacheOptions } from '#platform/server/page-cache/page-cache.ts';
import { frontDoor, type FrontDoor } from '#platform/server/http/front-door.ts';
import { securityHeaders } from '#platform/server/http/security-headers.ts';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
type Asked = { method?: string; headers?: Record<string, string>; body?: string; rawPath?: string };
type Options = Partial<Omit<FrontDoor, 'cache' | 'handler'>> & Partial<PageCacheOptions>;

/** A real server on a free port behind the front door, and a way to ask it; closed when the test ends. */
export async function doorTo(handler: Handler, options: Options = {}) {
	let now = Date.UTC(2022, 4, 31);
	const logged: { level: string; fields: Record<string, unknown> }[] = [];
	const log = {
		request: ({ level, ...fields }: AnsweredRequest) => void logged.push({ level, fields }),
		error: (fields: Record<string, unknown>) => void logged.push({ level: 'error', fields })
	};
	const cache = new PageCache({
		handler,
		clock: () => new Date(now),
		mostBytes: 1_000_000,
		...options
	});
	const publicOrigin = options.publicOrigin ?? 'https://tiltas.example';
	const door: FrontDoor = {
		publicOrigin,
		trustProxy: false,
		securityHeaders: securityHeaders(publicOrigin),
		mostBodyBytes: () => 1_000,
		isReady: () => Promise.resolve(true),
		isStopping: () => false,
		log,
		...options,
		cache,
		handler
	};
	const server = createServer(frontDoor(door));
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	onTestFinished(() => {
		server.close();
		server.closeAllConnections();
	});
	let count = 0;
	server.on('request', () => (count += 1));
	/** So many requests have come so far, answered or not. */
	const arrived = (wanted: number) => vi.waitUntil(() => count >= wanted, { timeout: 10_000 });
	const { port } = server.address() as AddressInfo;
	const ask = (path: string, asked: Asked = {}): Promise<Answer> => answerTo(port, path, asked);
	return { ask, arrived, cache, logged, port, pass: (ms: number) => void (now += ms) };
}

async function answerTo(port: number, path: string, asked: Asked): Promise<Answer> {
	const { method = 'GET', headers = {}, body } = asked;
	const res = await new Promise<IncomingMessage>((done, failed) => {
		const req = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, done);
		req.on('error', failed);
		req.end(body);
	});
	const chunks: Buffer[] = [];
	for await (const chunk of res) chunks.push(chunk as Buffer);
	return { status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) };
}
