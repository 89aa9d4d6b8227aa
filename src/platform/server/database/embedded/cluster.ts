import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	realpathSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { canReach, type Account } from './account.ts';
import { isAlive } from './postmaster.ts';

/** Where one embedded server keeps everything; moved into place only when it is whole. */
export type Cluster = { home: string; files: string; passwords: Passwords };
/** `superuser` migrates and keeps house; `product` is what requests run as. */
export type Passwords = { superuser: string; product: string };

/** UTF-8 with full case mapping on every machine, whatever LANG says: search in Lithuanian needs it. */
const locale = [
	'--encoding=UTF8',
	'--locale-provider=builtin',
	'--builtin-locale=C.UTF-8',
	'--locale=C',
	'--lc-ctype=C.UTF-8'
];

/** The cluster of a data folder, made by initdb at the first call; two first calls at once agree on one. */
export async function openCluster(options: {
	dataDir: string;
	initdb: string;
	account: Account;
}): Promise<Cluster> {
	const home = clusterHome(options.dataDir, options.account);
	if (!existsSync(join(home, 'passwords.json'))) await createCluster(home, options);
	return {
		home: realpathSync(home),
		files: join(realpathSync(home), 'files'),
		passwords: JSON.parse(readFileSync(join(home, 'passwords.json'), 'utf8')) as Passwords
	};
}

function clusterHome(dataDir: string, account: Account): string {
	mkdirSync(dataDir, { recursive: true, mode: 0o755 });
	const home = join(realpathSync(dataDir), 'postgres');
	if (existsSync(home) || canReach(account, realpathSync(dataDir), 'execute')) return home;
	// A 0700 home is closed to the server's account: the files lie elsewhere and a link shows where.
	const name = createHash('sha256').update(home).digest('hex').slice(0, 12);
	const elsewhere = join('/var/lib/tiltas', name);
	mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
	rmSync(home, { force: true });
	symlinkSync(join(elsewhere, 'postgres'), home, 'dir');
	return join(elsewhere, 'postgres');
}

async function createCluster(
	home: string,
	{ initdb, account }: { initdb: string; account: Account }
): Promise<void> {
	removeUnfinished(home);
	const unfinished = `${home}.${process.pid}.${randomBytes(4).toString('hex')}.new`;
	const passwords = { superuser: randomPassword(), product: randomPassword() };
	mkdirSync(unfinished, { mode: 0o700 });
	const passwordFile = join(unfinished, 'password');
	writeFileSync(passwordFile, passwords.superuser, { mode: 0o600 });
	if (account) {
		chownSync(unfinished, account.uid, account.gid);
		chownSync(passwordFile, account.uid, account.gid);
	}
	try {
		await promisify(execFile)(
			initdb,
			[
				`--pgdata=${join(unfinished, 'files')}`,
				'--username=postgres',
				`--pwfile=${passwordFile}`,
				'--auth=scram-sha-256',
				...locale
			],
			{ ...account, cwd: '/', env: { PATH: process.env['PATH'] ?? '' } }
		);
		rmSync(passwordFile);
		writeFileSync(join(unfinished, 'passwords.json'), JSON.stringify(passwords), { mode: 0o600 });
		chmodSync(unfinished, 0o700);
		renameSync(unfinished, home);
	} catch (error) {
		rmSync(unfinished, { recursive: true, force: true });
		if (!existsSync(join(home, 'passwords.json'))) throw error;
	}
}

/** A first start that was killed leaves its half behind; one that still runs is left alone. */
function removeUnfinished(home: string): void {
	const folder = join(home, '..');
	for (const name of readdirSync(folder)) {
		const pid = /^postgres\.(\d+)\.\w+\.new$/.exec(name)?.[1];
		if (pid && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
	}
}

function randomPassword(): string {
	return randomBytes(24).toString('base64url');
}
