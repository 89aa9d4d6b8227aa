import {
	STATUS_CODES,
	type IncomingMessage,
	type RequestListener,
	type ServerResponse
} from 'node:http';
import type { Log } from '../log.ts';
import type { Handler } from '../page-cache/make.ts';
import type { PageCache } from '../page-cache/page-cache.ts';
import { compressedForOne, mayCompress } from './compressed-for-one.ts';
import { limitBody } from './limited-body.ts';
import { watchOutgoing } from './outgoing.ts';
import { refusalOf, type Said } from './refusal.ts';
import { overwriteOrigin, requestOrigin } from './request-origin.ts';
import { secure, type securityHeaders } from './security-headers.ts';
import type { Shortcut } from './shortcut.ts';

export type FrontDoor = {
	publicOrigin: string;
	trustProxy: boolean;
	securityHeaders: ReturnType<typeof securityHeaders>;
	/** The largest body that this path takes, in bytes. */
	mostBodyBytes(path: string): number;
	/** What a person reads who is turned away with this status; undefined leaves it at the status. */
	turnedAway?(req: IncomingMessage, status: number): Said | undefined;
	/** Whether requests can be served now; asked by load balancers. */
	isReady(): Promise<boolean>;
	isStopping(): boolean;
	cache: PageCache;
	/** Asked before the framework. */
	shortcut?: Shortcut;
	handler: Handler;
	log: Pick<Log, 'request' | 'error'>;
};

const healthPath = '/health';
const readyPath = '/ready';
const mostDiscardedBytes = 100_000_000;

/** What every request passes: memory, health, refusals, the shortcut, then the framework; each is logged without its query. */
export function frontDoor(door: FrontDoor): RequestListener {
	return (req, res) => {
		const began = performance.now();
		if (door.isStopping()) res.setHeader('connection', 'close');
		if (door.cache.answer(req, res)) {
			logRequest(door, res, { path: pathOf(req), began });
			return;
		}
		secure(res, door.securityHeaders);
		const seen = watchOutgoing(req, res);
		res.once('close', () => {
			logRequest(door, res, { path: seen.route ?? shortened(pathOf(req)), began });
		});
		receive(door, req, res).catch((error: unknown) => {
			door.log.error({ error }, 'a request failed');
			if (res.headersSent) res.destroy();
			else end(res, 500);
		});
	};
}

function logRequest(
	{ log }: FrontDoor,
	res: ServerResponse,
	{ path, began }: { path: string; began: number }
): void {
	const ms = Math.round((performance.now() - began) * 10) / 10;
	const { statusCode: status } = res;
	const isAsked = path === healthPath || path === readyPath;
	const level = isAsked ? 'debug' : status >= 500 ? 'error' : 'info';
	log.request({ level, method: res.req.method ?? '', path, status, ms });
}

async function receive(door: FrontDoor, req: IncomingMessage, res: ServerResponse): Promise<void> {
	const path = pathOf(req);
	if (path === healthPath || path === readyPath) {
		const isWell = path === healthPath || ((await door.isReady()) && !door.isStopping());
		end(res, isWell ? 200 : 503);
		return;
	}
	const refusal = refusalOf(req, door);
	if (refusal) {
		await discardBody(req);
		const { headers, ...said } = door.turnedAway?.(req, refusal.status) ?? plain(refusal.status);
		end(res, refusal.status, { ...said, headers: { ...refusal.headers, ...headers } });
		return;
	}
	limitBody(req, door.mostBodyBytes(path));
	const isCovered = door.cache.covers(req);
	overwriteOrigin(req, door, isCovered ? door.publicOrigin : requestOrigin(req, door.publicOrigin));
	const answering = door.shortcut?.(req, res);
	const left = answering ? await answering : req;
	if (!left) return;
	if (isCovered) await door.cache.make(left, res);
	else if (mayCompress(left)) await compressedForOne(door.handler, left, res);
	else door.handler(left, res);
}

/** A browser that is still sending would see its connection cut, and not the answer. */
async function discardBody(req: IncomingMessage): Promise<void> {
	if (Number(req.headers['content-length'] ?? 0) > mostDiscardedBytes) return;
	let bytes = 0;
	for await (const chunk of req) {
		bytes += (chunk as Buffer).length;
		if (bytes > mostDiscardedBytes) return;
	}
}

function end(res: ServerResponse, status: number, said: Said = plain(status)): void {
	res.setHeader('cache-control', 'no-store');
	res.writeHead(status, said.headers);
	res.end(res.req.method === 'HEAD' ? undefined : said.body);
}

const plain = (status: number): Said => ({
	body: `${STATUS_CODES[status] ?? status}\n`,
	headers: { 'content-type': 'text/plain; charset=utf-8' }
});

function pathOf({ url = '' }: IncomingMessage): string {
	const query = url.indexOf('?');
	return query < 0 ? url : url.slice(0, query);
}

/** A path that no route has claimed may hold anything that somebody typed: its beginning is enough. */
function shortened(path: string): string {
	const [, first = '', second = '', ...rest] = path.slice(0, 200).split('/');
	return rest.length > 0 ? `/${first}/${second}/…` : `/${first}${second && `/${second}`}`;
}
