import { fork, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Load, LoadOrder } from './load.ts';

export type Target = { port: number; pid: number; stop(): Promise<void> };

/** A program of this repository in a process of its own, whose output goes to a file, as an operator's would. */
export function runProgram(
	file: URL,
	{ env = {}, output }: { env?: Record<string, string>; output?: string } = {}
): ChildProcess {
	const descriptor = output ? openSync(output, 'a') : 'inherit';
	return fork(fileURLToPath(file), {
		env: { ...process.env, ...env },
		stdio: ['ignore', descriptor, descriptor, 'ipc'],
		serialization: 'advanced'
	});
}

/** Ends the program the way an operator would, and waits until it has. */
export async function endProgram(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = new Promise((done) => child.once('exit', done));
	child.kill('SIGTERM');
	await ended;
}

/** A server that gets its work in a message and answers with its port. */
export async function startTarget(file: URL, work: unknown): Promise<Target> {
	const child = runProgram(file, { output: '/dev/null' });
	child.send(work as object);
	const port = (await answerOf(child)) as number;
	return { port, pid: child.pid ?? 0, stop: () => endProgram(child) };
}

/** One measurement, made by a client in a process of its own. */
export async function load(order: LoadOrder): Promise<Load> {
	const child = runProgram(new URL('load.ts', import.meta.url));
	child.send(order);
	return (await answerOf(child)) as Load;
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const { port } = server.address() as AddressInfo;
	await new Promise((closed) => server.close(closed));
	return port;
}

function answerOf(child: ChildProcess): Promise<unknown> {
	return new Promise((done, failed) => {
		child.once('message', done);
		child.once('exit', (code) =>
			failed(new Error(`A process of the measurement ended with ${code ?? 'a signal'}.`))
		);
	});
}
