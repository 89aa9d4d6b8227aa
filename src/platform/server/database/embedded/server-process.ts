import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, closeSync, fstatSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { socketPort } from './socket-folder.ts';

export type ServerProcess = {
	child: ChildProcess;
	exited: Promise<void>;
	/** What the server has written to its log since this start, at most the last lines. */
	report(): string;
};

const longestLogBytes = 5_000_000;

/** Starts PostgreSQL so that it ends when this process does, even by kill -9. */
export function spawnServer(options: {
	postgres: string;
	home: string;
	socketDir: string;
	account: Account;
	settings: Record<string, string>;
}): ServerProcess {
	const log = openLog(options.home, options.account);
	const settings = {
		listen_addresses: '',
		unix_socket_directories: options.socketDir,
		port: String(socketPort),
		timezone: 'UTC',
		log_timezone: 'UTC',
		...options.settings
	};
	const command = [
		options.postgres,
		'-D',
		join(options.home, 'files'),
		...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
	];
	const [program = '', ...args] = hasSetpriv()
		? ['setpriv', '--pdeathsig', 'INT', ...command]
		: command;
	const child = spawn(program, args, {
		...options.account,
		cwd: '/',
		// Its own process group: Ctrl+C in a terminal would else stop the server before the requests end.
		detached: true,
		stdio: ['ignore', log.descriptor, log.descriptor],
		env: { PATH: process.env['PATH'] ?? '' }
	});
	closeSync(log.descriptor);
	const exited = new Promise<void>((done) => {
		child.once('exit', () => done());
		child.once('error', () => done());
	});
	if (!hasSetpriv() && child.pid) watch(child.pid, options.account);
	return { child, exited, report: () => lastLines(log.path, log.start) };
}

let setpriv: boolean | undefined;

function hasSetpriv(): boolean {
	setpriv ??=
		process.platform === 'linux' &&
		/--pdeathsig/.test(spawnSync('setpriv', ['--help'], { encoding: 'utf8' }).stdout ?? '');
	return setpriv;
}

/** Where the kernel can't tell the server that we died, a small process holding our pipe does. */
function watch(pid: number, account: Account): void {
	const code = `process.stdin.resume().on('close', () => {
		try { process.kill(${pid}, 'SIGINT'); } catch {}
		process.exit();
	});`;
	const watchdog = spawn(process.execPath, ['-e', code], {
		...account,
		cwd: '/',
		detached: true,
		stdio: ['pipe', 'ignore', 'ignore']
	});
	watchdog.unref();
	(watchdog.stdin as unknown as { unref(): void }).unref();
}

function openLog(home: string, account: Account) {
	const path = join(home, 'server.log');
	const descriptor = openSync(path, 'a', 0o600);
	if (fstatSync(descriptor).size > longestLogBytes) truncateSync(path);
	if (account) chownSync(path, account.uid, account.gid);
	return { path, descriptor, start: fstatSync(descriptor).size };
}

function lastLines(path: string, start: number): string {
	return readFileSync(path)
		.subarray(start)
		.toString('utf8')
		.trim()
		.split('\n')
		.slice(-20)
		.join('\n');
}
