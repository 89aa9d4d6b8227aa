import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** PostgreSQL refuses to run as root, so root lends it another account; anyone else runs it as they are. */
export type Account = { uid: number; gid: number } | undefined;

const preferredAccounts = ['postgres', 'nobody'];

/** The account that the server runs under: undefined is our own; throws when root finds no other. */
export function serverAccount(dataDir: string): Account {
	if (process.getuid?.() !== 0) return undefined;
	const owner = statSync(join(dataDir, 'postgres'), { throwIfNoEntry: false });
	if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
	const accounts = readFileSync('/etc/passwd', 'utf8')
		.split('\n')
		.map((line) => line.split(':'))
		.map(([name, , uid, gid]) => ({ name: name ?? '', uid: Number(uid), gid: Number(gid) }));
	for (const wanted of preferredAccounts) {
		const found = accounts.find(({ name, uid }) => name === wanted && uid > 0);
		if (found) return { uid: found.uid, gid: found.gid };
	}
	throw new Error(
		'PostgreSQL does not run as root and there is no account "postgres" or "nobody" to lend it.'
	);
}

/** Whether the account can reach and use the path; asks the system, which also knows about ACLs. */
export function canReach(account: Account, path: string, permission: 'read' | 'execute'): boolean {
	if (!account) return true;
	const flag = permission === 'read' ? '-r' : '-x';
	return spawnSync('test', [flag, path], { ...account, cwd: '/' }).status === 0;
}
