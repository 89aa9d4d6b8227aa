import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { isAlive, recordedPostmaster } from '../database/embedded/postmaster.ts';

let dataDir: string;
beforeAll(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'tiltas-run-'));
	chmodSync(dataDir, 0o755);
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** The server in a process of its own; `shown` is what a person sees. */
function run(environment: Record<string, string>) {
	const child = spawn(process.execPath, [resolve('tests/support/small-server.ts')], {
		env: { ...process.env, DATA_DIR: dataDir, ...environment }
	});
	let shown = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (part: Buffer) => (shown += part.toString()));
	const ended = new Promise<number | NodeJS.Signals | null>((done) =>
		child.once('close', (code, signal) => done(code ?? signal))
	);
	onTestFinished(() => void child.kill('SIGKILL'));
	return { child, ended, shown: () => shown };
}

async function freePort(): Promise<string> {
	const server = createServer();
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	await new Promise((closed) => server.close(closed));
	return String(port);
}

async function runReady() {
	const port = await freePort();
	const server = run({ PORT: port });
	const url = `http://127.0.0.1:${port}`;
	await expect.poll(server.shown, { timeout: 45_000 }).toContain('Stop with Ctrl+C.');
	const database = recordedPostmaster(join(dataDir, 'postgres', 'files'))?.pid ?? 0;
	expect(isAlive(database)).toBe(true);
	return { ...server, url, port, database };
}

const signal = (child: ChildProcess, name: NodeJS.Signals) => child.kill(name);

test('one screen says where the server is, how to get in and where the data lie', async () => {
	const { shown, port, child, ended } = await runReady();
	expect(shown()).toContain(`http://localhost:${port}/en/welcome`);
	expect(shown()).toContain(dataDir);
	signal(child, 'SIGINT');
	expect(await ended).toBe(0);
});

test('SIGTERM lets the request under way end, takes no other, and leaves no process behind', async () => {
	const { url, child, ended, database } = await runReady();
	const slow = fetch(`${url}/slow/800`).then((answer) => answer.text());
	await new Promise((soon) => setTimeout(soon, 200));
	signal(child, 'SIGTERM');
	await new Promise((soon) => setTimeout(soon, 200));
	await expect(fetch(`${url}/health`)).rejects.toThrow();
	expect(await slow).toBe('run 1');
	expect(await ended).toBe(0);
	expect(isAlive(database)).toBe(false);
});

test('a second signal does not wait, and still the database does not stay behind', async () => {
	const { url, child, ended, database } = await runReady();
	const slow = fetch(`${url}/slow/9000`).catch(() => 'cut off');
	await new Promise((soon) => setTimeout(soon, 200));
	signal(child, 'SIGTERM');
	await new Promise((soon) => setTimeout(soon, 100));
	signal(child, 'SIGTERM');
	expect(await ended).toBe(1);
	expect(await slow).toBe('cut off');
	await expect.poll(() => isAlive(database), { timeout: 10_000 }).toBe(false);
});

test('after kill -9 nothing stays behind and the next start works', async () => {
	const { child, ended, database } = await runReady();
	signal(child, 'SIGKILL');
	expect(await ended).toBe('SIGKILL');
	await expect.poll(() => isAlive(database), { timeout: 10_000 }).toBe(false);
	const again = await runReady();
	signal(again.child, 'SIGTERM');
	expect(await again.ended).toBe(0);
});

test('wrong settings stop the start with a sentence for each', async () => {
	const { ended, shown } = run({ PORT: 'many', JOBS: 'sometimes' });
	expect(await ended).toBe(1);
	expect(shown()).toBe(
		'\n  Tiltas cannot start.\n  PORT must be a whole number from 1 to 65535.\n  JOBS must be on or off.\n\n'
	);
});

test('a port that is taken is named, and the server that has it is not disturbed', async () => {
	const { child, ended, port, url } = await runReady();
	const second = run({ PORT: port });
	expect(await second.ended).toBe(1);
	expect(second.shown()).toContain(
		`Port ${port} is taken by another program: set PORT to a free one.`
	);
	expect((await fetch(`${url}/ready`)).status).toBe(200);
	signal(child, 'SIGTERM');
	expect(await ended).toBe(0);
});
