import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { doorTo } from '../../../../tests/support/front-door.ts';
import type { Handler } from '../page-cache/make.ts';
import { readAgain, wholeBody, type Shortcut } from './shortcut.ts';

const origin = 'https://tiltas.example';
const form = (body: string) => ({ method: 'POST', headers: { origin }, body });

/** Says what the framework would read. */
const framework: Handler = (req, res) => {
	void wholeBody(req).then((body) =>
		res.writeHead(200).end(`framework: ${body?.toString() ?? ''}`)
	);
};

/** Answers forms that say so, and passes on what it has read of others. */
const shortcut: Shortcut = (req, res) => {
	if (req.method !== 'POST') return undefined;
	return wholeBody(req).then((body) => {
		if (body?.toString() !== 'mine') return body && readAgain(req, body);
		res.setHeader('x-route-id', '/mine');
		res.writeHead(200).end(`shortcut: ${req.headers['x-client-address'] as string}`);
		return undefined;
	});
};

test('a shortcut answers in the place of the framework, knows the client, and is logged by its route', async () => {
	const { ask, logged } = await doorTo(framework, { shortcut });
	const { body, headers } = await ask('/a/b', form('mine'));
	expect(body.toString()).toBe('shortcut: 127.0.0.1');
	expect(headers['x-route-id']).toBe(undefined);
	expect(headers['x-frame-options']).toBe('DENY');
	expect(logged.map(({ fields }) => fields['path'])).toEqual(['/mine']);
});

test('what a shortcut leaves reaches the framework whole, also what it has read', async () => {
	const { ask } = await doorTo(framework, { shortcut });
	expect((await ask('/', form('somebody else’s'))).body.toString()).toBe(
		'framework: somebody else’s'
	);
	expect((await ask('/')).body.toString()).toBe('framework: ');
});

test('a forged form reaches no shortcut', async () => {
	const { ask } = await doorTo(framework, { shortcut });
	const asked = { ...form('mine'), headers: { origin: 'https://evil.example' } };
	expect((await ask('/', asked)).status).toBe(403);
});

test('a sender who leaves before the whole form has come is no fault', async () => {
	const bodies: (Buffer | undefined)[] = [];
	const door = await doorTo(framework, {
		shortcut: (req, res) =>
			wholeBody(req).then((body) => {
				bodies.push(body);
				res.destroy();
				return undefined;
			})
	});
	const socket = connect(door.port, '127.0.0.1');
	socket.write(`POST / HTTP/1.1\r\nhost: a\r\norigin: ${origin}\r\ncontent-length: 9\r\n\r\nhalf`);
	setTimeout(() => socket.destroy(), 50);
	await expect.poll(() => bodies).toEqual([undefined]);
	expect(door.logged.filter(({ level }) => level === 'error')).toEqual([]);
});
