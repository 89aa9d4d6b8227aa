import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export type Product = {
	origin: string;
	process: ChildProcess;
	/** All that it has said so far. */
	printed: () => string;
	/** The exit code, or the signal that ended it. */
	ended: Promise<number | NodeJS.Signals>;
	stop: () => Promise<void>;
};

/** Settings as in the environment; undefined takes away what the tests' own environment says. */
export type Settings = Record<string, string | undefined>;

/** The product as `npm start` runs it, in a process of its own on a free port; it answers when this returns. */
export async function startProduct(
	settings: Settings,
	program = 'src/server.ts'
): Promise<Product> {
	const port = settings['PORT'] ?? String(await freePort());
	const origin = `http://localhost:${port}`;
	const tests = { VITEST: undefined, NODE_ENV: undefined };
	const none = { DATABASE_URL: undefined, SMTP_URL: undefined };
	const env = { ...process.env, ...tests, ...none, PORT: port };
	const server = spawn(process.execPath, [program], {
		env: { ...env, ...settings },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const printed = listen(server.stdout, server.stderr);
	const ended = once(server, 'close').then(([code, signal]) => (code ?? signal) as number);
	const stop = async () => {
		server.kill('SIGTERM');
		await ended;
	};
	try {
		await until(() => {
			if (server.exitCode !== null) throw new Error(`The server ended:\n${printed()}`);
			return printed().includes('Stop with Ctrl+C.');
		}, 60_000);
	} catch (error) {
		await stop();
		throw error;
	}
	return { origin, process: server, printed, ended, stop };
}

/** Runs a program of ours to its end and gives what it says; throws with all that it printed if that was a bad one. */
export async function runToEnd(program: string[], settings: Settings): Promise<string> {
	const env = { ...process.env, ...settings };
	const child = spawn(process.execPath, program, { env, stdio: 'pipe' });
	const printed = listen(child.stdout, child.stderr);
	// Warnings of the runtime go elsewhere.
	const said = listen(child.stdout);
	const [code] = (await once(child, 'close')) as [number | null];
	if (code !== 0) throw new Error(`${program.join(' ')} ended badly:\n${printed()}`);
	return said();
}

function listen(...streams: (Readable | null)[]): () => string {
	const chunks: Buffer[] = [];
	for (const stream of streams) stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
	return () => Buffer.concat(chunks).toString();
}

/** Looks until there is something, or throws. */
export async function until<Found>(
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

export async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}
