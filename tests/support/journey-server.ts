import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const story = ['stories/tell.ts', 'vilnius-oslo', '--stage', 'reported'];
const program = 'src/server.ts';
const signInAddress = /https?:\/\/[^\s"'\\]*sign-in[^\s"'\\]*/g;

export type JourneyServer = {
	origin: string;
	/** All that the server has said so far. */
	printed: () => string;
	/** The next sign-in link that `ask` makes the server print. */
	signInLinkAfter: (ask: () => Promise<unknown>) => Promise<string>;
	stop: () => Promise<void>;
};

/** The built product with the story told, on a database and a port of its own. */
export async function startJourneyServer(): Promise<JourneyServer> {
	const dataDir = mkdtempSync(join(tmpdir(), 'tiltas-journey-'));
	// As root the database runs under another account, which has to get in.
	chmodSync(dataDir, 0o755);
	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const env = {
		...process.env,
		HOST: '127.0.0.1',
		PORT: String(port),
		PUBLIC_ORIGIN: origin,
		DATA_DIR: dataDir,
		DATABASE_URL: undefined,
		SMTP_URL: undefined
	};
	try {
		await ended(spawn(process.execPath, story, { env, stdio: 'pipe' }));
		const server = spawn(process.execPath, [program], { env, stdio: 'pipe' });
		return await answering(server, { origin, dataDir });
	} catch (error) {
		rmSync(dataDir, { recursive: true, force: true });
		throw error;
	}
}

async function answering(
	server: ChildProcess,
	{ origin, dataDir }: { origin: string; dataDir: string }
): Promise<JourneyServer> {
	const printed = listen(server);
	const stop = async () => {
		if (server.exitCode === null && server.kill('SIGTERM')) await once(server, 'exit');
		rmSync(dataDir, { recursive: true, force: true });
	};
	await until(async () => {
		if (server.exitCode !== null) throw new Error(`The server ended:\n${printed()}`);
		return (await fetch(origin).catch(() => undefined))?.ok;
	}, 30_000).catch(async (error: unknown) => {
		await stop();
		throw error;
	});
	return { origin, printed, stop, signInLinkAfter: (ask) => nextLink(printed, ask) };
}

async function nextLink(printed: () => string, ask: () => Promise<unknown>): Promise<string> {
	const before = links(printed()).length;
	await ask();
	return until(() => links(printed())[before], 10_000);
}

const links = (text: string): string[] => text.match(signInAddress) ?? [];

function listen({ stdout, stderr }: ChildProcess): () => string {
	const chunks: Buffer[] = [];
	for (const stream of [stdout, stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
	return () => Buffer.concat(chunks).toString();
}

async function ended(child: ChildProcess): Promise<void> {
	const printed = listen(child);
	const [code] = (await once(child, 'close')) as [number | null];
	if (code !== 0) throw new Error(`The story could not be told:\n${printed()}`);
}

async function until<Found>(
	look: () => Found | Promise<Found>,
	milliseconds: number
): Promise<NonNullable<Found>> {
	const end = performance.now() + milliseconds;
	while (performance.now() < end) {
		const found = await look();
		if (found) return found;
		await pause(50);
	}
	throw new Error(`Waited ${milliseconds} ms in vain.`);
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}
