// People who register, each from an address of their own, on connections that are kept.
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { englishWords } from '#features/registrations/rules/claim-words-en.ts';
import {
	drawPlace,
	fromBase64,
	sealedPlaces
} from '#features/registrations/ui/sealing/sealed-request.ts';

type Visitors = { port: number; path: string };
/** What came of it: milliseconds of every answer, and how many were given a place, refused or failed. */
export type Visited = { times: number[]; placed: number; refused: number; failed: number };
type Form = { client: string; eventKey: string; fields: URLSearchParams };
/** A form as it is sent. */
type Letter = { client: string; method: 'POST' | 'PUT'; type: string; body: string };

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
		if (form) await send(at, plainLetter(form), { agent, visited });
	});
	await Promise.all(each);
	agent.destroy();
	return visited;
}

type Filling = { count: number; connections: number; isSealed?: boolean };

/** Opens so many forms; the answer sends them all, over so many connections, as fast as they are taken. */
export async function fillIn(at: Visitors, { count, connections, isSealed }: Filling) {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const visited: Visited = { times: [], placed: 0, refused: 0, failed: 0 };
	const forms = await Promise.all(
		Array.from({ length: count }, () => open(at, agent, { ...visited, times: [] }))
	);
	const opened = forms.filter((form) => form !== undefined);
	const letters = isSealed ? await Promise.all(opened.map(sealedLetter)) : opened.map(plainLetter);
	await pause(fillingMs);
	return async (): Promise<Visited> => {
		await Promise.all(letters.map((letter) => send(at, letter, { agent, visited })));
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
	const eventKey = / data-event-key="([^"]+)"/.exec(text)?.[1] ?? '';
	return { client, eventKey, fields };
}

/** As a browser without JavaScript sends it. */
const plainLetter = ({ client, fields }: Form): Letter => ({
	client,
	method: 'POST',
	type: 'application/x-www-form-urlencoded',
	body: fields.toString()
});

/** As a browser sends it that has sealed the answers. */
async function sealedLetter({ client, eventKey, fields }: Form): Promise<Letter> {
	const { product = '', ...given } = Object.fromEntries(fields);
	const answers = Object.entries(given).flatMap(([name, answer]) => {
		const questionId = name.split('answer.')[1];
		return questionId ? [{ questionId, answer, isChoice: false }] : [];
	});
	const places = await sealedPlaces({
		eventKey: fromBase64(eventKey),
		places: [drawPlace(englishWords)],
		answers
	});
	const { key, token } = given;
	const body = JSON.stringify({ key, token, productIds: [product], contact: '', places });
	return { client, method: 'PUT', type: 'application/json', body };
}

type Sending = { agent: Agent; visited: Visited };

async function send(at: Visitors, letter: Letter, { agent, visited }: Sending): Promise<void> {
	const { status, text, ms } = await ask(at, { ...letter, agent });
	visited.times.push(ms);
	if (status === 200 && /data-words|"ids":/.test(text)) visited.placed += 1;
	else if (status === 409) visited.refused += 1;
	else visited.failed += 1;
}

type Asked = { agent: Agent; client: string; method?: 'GET' | Letter['method'] } & Partial<
	Pick<Letter, 'type' | 'body'>
>;
type Answer = { status: number; text: string; ms: number };

function ask(
	{ port, path }: Visitors,
	{ agent, client, method = 'GET', type, body }: Asked
): Promise<Answer> {
	const origin = `http://localhost:${port}`;
	const headers = {
		host: `localhost:${port}`,
		accept: 'text/html',
		'x-forwarded-for': client,
		...(type === undefined ? {} : { origin, 'content-type': type })
	};
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
