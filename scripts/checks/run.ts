import { spawn } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

export type Ran = { ok: boolean; printed: string; seconds: number };

/** The tools of node_modules come first, also where npm did not start us. */
export const toolPath = `${resolve('node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`;

/** Runs a command to its end and keeps what it printed. */
export function run([command = '', ...args]: string[]): Promise<Ran> {
	const since = performance.now();
	const child = spawn(command, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, PATH: toolPath, NO_COLOR: '1', FORCE_COLOR: undefined }
	});
	const printed: Buffer[] = [];
	child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
	child.stderr.on('data', (chunk: Buffer) => printed.push(chunk));
	return new Promise((end) => {
		const finish = (ok: boolean, more = '') => {
			const seconds = (performance.now() - since) / 1000;
			end({ ok, printed: Buffer.concat(printed).toString() + more, seconds });
		};
		child.on('error', (error) => finish(false, error.message));
		child.on('close', (code) => finish(code === 0));
	});
}

/** Runs a command that speaks for itself; whether it succeeded. */
export function show(
	command: string,
	args: string[],
	env: Record<string, string> = {}
): Promise<boolean> {
	const child = spawn(command, args, {
		stdio: 'inherit',
		env: { ...process.env, PATH: toolPath, ...env }
	});
	return new Promise((end) => {
		child.on('error', () => end(false));
		child.on('close', (code) => end(code === 0));
	});
}
