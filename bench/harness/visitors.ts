// People who register without script, each from an address of their own, on connections that are kept.
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

type Visitors = { port: number; path: string };
/** What came of it: milliseconds of every answer, and how many were given a place, refused or failed. */
export type Visited = { times: number[]; placed: number; refused: number; failed: number };
type Form = { client: string; fields: URLSearchParams };

// A form that comes back sooner is taken for a program's.
const fillingMs = 2_100;
let clients = 0;

/** So many people who arrive over some seconds, read the form, fill it in and send it. */
export async function arrive(at: Visitors, count: number, seconds: number): Promise<Visited> {
	const agent = new Agent({ keepAlive: true, maxSockets: 256 });
	const visited: Visited = { times: [], placed: 0, refused: 0, failed: 0 };
	const each = Array.from({ length: count }, async (_, index) => {
		await pause((index * seconds * 1000) / count);
		const form = await open(at, agent, visited);
		await pause(fillingMs);
		if (form) await send(at, form, { agent, visited });
	});
	await Promise.all(each);
	agent.destroy();
	return visited;
}

/** Opens so many forms; the answer sends them all, over so many connections, as fast as they are taken. */
export async function fillIn(at: Visitors, count: number, connections: number) {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const visited: Visited = { times: [], placed: 0, refused: 0, failed: 0 };
	const forms = await Promise.all(
		Array.from({ length: count }, () => open(at, agent, { ...visited, times: [] }))
	);
	await pause(fillingMs);
	return async (): Promise<Visited> => {
		const opened = forms.filter((form) => form !== undefined);
		await Promise.all(opened.map((form) => send(at, form, { agent, visited })));
		agent.destroy();
		return visited;
	};
}

async function open(at: Visitors, agent: Agent, visited: Visited): Promise<Form | undefined> {
	clients += 1;
	const client = `2001:db8:${(clients >> 16).toString(16)}:${(clients & 65_535).toString(16)}::1`;
	const { status, text, ms } = await ask(at, { agent, client });
	visited.times.push(ms);
	if (status !== 200) {
		visited.failed += 1;
		return undefined;
	}
	const fields = new URLSearchParams();
	for (const [, name = '', value = ''] of text.matchAll(
		/ name="(key|token|product)" value="([^"]+)"/g
	))
		fields.set(name, value);
	// The page says that all is taken: there is nothing to send.
	if (!fields.has('key')) {
		visited.refused += 1;
		return undefined;
	}
	for (const [name] of text.matchAll(/answer\.[\da-f-]{36}(?=")/g)) fields.set(name, 'Rugilė');
	return { client, fields };
}

type Sending = { agent: Agent; visited: Visited };

async function send(at: Visitors, { client, fields }: Form, sending: Sending): Promise<void> {
	const { agent, visited } = sending;
	const body = fields.toString();
	const { status, text, ms } = await ask(at, { agent, client, body });
	visited.times.push(ms);
	if (status === 200 && text.includes('data-words')) visited.placed += 1;
	else if (status === 409) visited.refused += 1;
	else visited.failed += 1;
}

type Asked = { agent: Agent; client: string; body?: string };
type Answer = { status: number; text: string; ms: number };

function ask({ port, path }: Visitors, { agent, client, body }: Asked): Promise<Answer> {
	const origin = `http://localhost:${port}`;
	const type = 'application/x-www-form-urlencoded';
	const headers = {
		host: `localhost:${port}`,
		accept: 'text/html',
		'x-forwarded-for': client,
		...(body === undefined ? {} : { origin, 'content-type': type })
	};
	const method = body === undefined ? 'GET' : 'POST';
	return new Promise((done) => {
		const began = performance.now();
		const end = (status: number, text: string) =>
			done({ status, text, ms: performance.now() - began });
		const req = request({ host: '127.0.0.1', port, path, agent, method, headers }, (res) => {
			const parts: Buffer[] = [];
			res.on('data', (part: Buffer) => parts.push(part));
			res.on('end', () => end(res.statusCode ?? 0, Buffer.concat(parts).toString()));
		});
		req.on('error', () => end(0, ''));
		req.end(body);
	});
}
