import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A server that says in its lock file where it listens; `ready` when it takes connections. */
export type Postmaster = { pid: number; socketDir: string; ready: boolean };

/** The server recorded in the cluster's lock file, alive or not; undefined when there is no record. */
export function recordedPostmaster(files: string): Postmaster | undefined {
	let lines: string[];
	try {
		lines = readFileSync(join(files, 'postmaster.pid'), 'utf8').split('\n');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
	// Lines by PostgreSQL's pidfile.h: 1 pid, 5 socket folder, 8 status.
	const pid = Math.abs(Number(lines[0]));
	return { pid, socketDir: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
}

/** Whether a process runs; a zombie holds its number but does nothing, so it counts as dead. */
export function isAlive(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
	}
	return processStatus(pid)?.state !== 'Z';
}

/** Whether the process is a PostgreSQL server, as far as the system tells: undefined where it does not. */
export function isPostgres(pid: number): boolean | undefined {
	const command = processStatus(pid)?.command;
	return command === undefined ? undefined : command === 'postgres';
}

function processStatus(pid: number): { state: string; command: string } | undefined {
	const file = `/proc/${pid}/stat`;
	if (!existsSync(file)) return undefined;
	try {
		const match = /^\d+ \((.*)\) (\S)/s.exec(readFileSync(file, 'utf8'));
		return match ? { command: match[1] ?? '', state: match[2] ?? '' } : undefined;
	} catch {
		// It ended between the two calls.
		return undefined;
	}
}
