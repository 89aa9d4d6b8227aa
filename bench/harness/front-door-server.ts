// The front door with its memory and its log, before a handler that gives one page: no database, no framework.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '#platform/server/clock.ts';
import { frontDoor } from '#platform/server/http/front-door.ts';
import { securityHeaders } from '#platform/server/http/security-headers.ts';
import { openLog } from '#platform/server/log.ts';
import type { Handler } from '#platform/server/page-cache/make.ts';
import { PageCache } from '#platform/server/page-cache/page-cache.ts';

process.once('message', (page: string) => {
	const publicOrigin = 'http://localhost';
	const handler: Handler = (_, res) => {
		res.setHeader('cache-control', 'public, s-maxage=60').setHeader('content-type', 'text/html');
		res.writeHead(200).end(page);
	};
	const door = frontDoor({
		publicOrigin,
		trustProxy: false,
		securityHeaders: securityHeaders(publicOrigin),
		mostBodyBytes: () => 0,
		isReady: () => Promise.resolve(true),
		isStopping: () => false,
		cache: new PageCache({ handler, clock: systemClock, mostBytes: 10_000_000 }),
		handler,
		log: openLog({ level: 'info', clock: systemClock })
	});
	const server = createServer(door);
	server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});
