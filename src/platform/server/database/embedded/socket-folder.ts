import { chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { canReach, type Account } from './account.ts';

/** PostgreSQL names its socket after the port that it would have: the number has no other meaning here. */
export const socketPort = 5432;

// macOS allows 103 bytes, Linux 107; the lock beside the socket is the longest name.
const longestPath = 103;
const temporaryPrefix = 'tiltas-';

/** A 0700 folder for the server's socket: beside the cluster when the path is short enough, else temporary. */
export function openSocketFolder(home: string, account: Account): string {
	const beside = join(home, 'run');
	if (Buffer.byteLength(socketLock(beside)) <= longestPath) {
		mkdirSync(beside, { recursive: true, mode: 0o700 });
		return lend(beside, account);
	}
	const base = [tmpdir(), '/tmp'].find(
		(folder) =>
			Buffer.byteLength(socketLock(join(folder, `${temporaryPrefix}123456`))) <= longestPath &&
			canReach(account, folder, 'execute')
	);
	if (!base) throw new Error(`No folder with a path short enough for a socket near ${home}.`);
	return lend(mkdtempSync(join(base, temporaryPrefix)), account);
}

/** Removes a temporary socket folder that no server uses; one beside the cluster stays. */
export function closeSocketFolder(folder: string): void {
	if (!basename(folder).startsWith(temporaryPrefix) || !existsSync(folder)) return;
	if (lstatSync(folder).isDirectory()) rmSync(folder, { recursive: true, force: true });
}

function socketLock(folder: string): string {
	return join(folder, `.s.PGSQL.${socketPort}.lock`);
}

function lend(folder: string, account: Account): string {
	if (account) chownSync(folder, account.uid, account.gid);
	return folder;
}
