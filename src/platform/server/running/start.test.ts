import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallParts } from '../../../../tests/support/parts.ts';
import { parseConfig, type Config } from '../config/read.ts';
import { recordedPostmaster } from '../database/embedded/postmaster.ts';
import { openLog } from '../log.ts';
import { running } from '../running.ts';
import { start } from './start.ts';
import type { Parts } from './parts.ts';

let dataDir: string;
beforeAll(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'tiltas-start-'));
	// As root the database runs under another account, which has to get in.
	chmodSync(dataDir, 0o755);
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function startHere(parts: Partial<Parts> = {}) {
	const port = await freePort();
	const read = parseConfig({
		PORT: String(port),
		DATA_DIR: dataDir,
		JOBS: 'off',
		PG_BIN: process.env['PG_BIN']
	});
	const config = (read as { config: Config }).config;
	const said: string[] = [];
	const log = openLog({ level: 'error', clock: () => new Date(0), write: () => {} });
	const started = await start({
		config,
		parts: smallParts(parts),
		say: (sentence) => said.push(sentence),
		log
	});
	const body = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
	const stop = () => started.stop();
	return { ...started, stop, said, port, body };
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	await new Promise((closed) => server.close(closed));
	return port;
}

const databaseRuns = () => recordedPostmaster(join(dataDir, 'postgres', 'files')) !== undefined;

test('a start on an empty folder makes everything, serves, and stops without a trace', async () => {
	const { running: made, said, body, signInPath, stop } = await startHere();
	expect([await body('/health'), await body('/ready')]).toEqual(['OK\n', 'OK\n']);
	expect([await body('/'), await body('/')]).toEqual(['run 1', 'run 1']);
	expect(running()).toBe(made);
	expect(signInPath).toBe('/en/welcome');
	expect(said).toEqual([
		'Starting the database',
		expect.stringMatching(/^Brought the tables up to date \(\d+ steps\)$/),
		'Loading the pages'
	]);
	expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'secret']);
	await stop();
	await stop();
	expect(databaseRuns()).toBe(false);
	expect(() => running()).toThrow('Nothing runs in this process');
	await expect(body('/health')).rejects.toThrow();
});

test('a second start finds the work done', async () => {
	const { said, stop } = await startHere();
	await stop();
	expect(said).toEqual(['Starting the database', 'Loading the pages']);
});

test('a fault during the start closes what was opened', async () => {
	const loadHandler = () => Promise.reject(new Error('no pages'));
	await expect(startHere({ loadHandler })).rejects.toThrow('no pages');
	expect(databaseRuns()).toBe(false);
});

test('a database that does not answer makes the server unready, not unhealthy', async () => {
	const { running: made, body, stop } = await startHere();
	await made.database.pool.end();
	expect([await body('/health'), await body('/ready')]).toEqual(['OK\n', 'Service Unavailable\n']);
	await stop();
});
