import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDatabase, type Database } from '#platform/server/database/open.ts';
import { quietLog } from './quiet-log.ts';
import { temporaryFolder } from './temporary-folder.ts';

const notOfTheProduct = [
	'node_modules',
	'build',
	'data',
	'test-results',
	'.git',
	'.svelte-kit',
	'.dev'
];
const person = { name: 'tests', email: 'tests@example.org' };

/**
 * The product as an operator has it: a clone of an origin, with packages and pages in place, and an empty
 * data folder. `publish` adds a version to the origin: the files given, and a tag.
 */
export function installation() {
	const folder = temporaryFolder();
	const [origin, home, dataDir] = ['origin', 'home', 'data'].map((name) => join(folder, name)) as [
		string,
		string,
		string
	];
	mkdirSync(dataDir, { mode: 0o755 });
	writeFileSync(join(dataDir, 'secret'), 'a secret of an instance, long enough\n', { mode: 0o600 });
	cpSync('.', origin, {
		recursive: true,
		filter: (path) => !notOfTheProduct.includes(path.split('/')[0] ?? '')
	});
	const git = (where: string, ...args: string[]) =>
		execFileSync(
			'git',
			['-c', `user.name=${person.name}`, '-c', `user.email=${person.email}`, ...args],
			{ cwd: where, encoding: 'utf8' }
		).trim();
	git(origin, 'init', '--quiet', '--initial-branch=main');
	const publish = (tag: string, files: Record<string, string>) => {
		for (const [name, text] of Object.entries(files)) writeFileSync(join(origin, name), text);
		git(origin, 'add', '--all');
		git(origin, 'commit', '--quiet', '--allow-empty', '--message', tag);
		git(origin, 'tag', tag);
	};
	publish('v0.1.0', {});
	git(folder, 'clone', '--quiet', origin, home);
	symlinkSync(resolve('node_modules'), join(home, 'node_modules'));
	if (existsSync('build')) cpSync('build', join(home, 'build'), { recursive: true });
	return {
		home,
		dataDir,
		publish,
		checkedOut: () => git(home, 'describe', '--tags', '--always'),
		/** Runs one of the product's npm scripts as an operator types it. */
		run: (script: string, ...args: string[]) => {
			const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir };
			const command = ['run', '--silent', script, '--', ...args];
			const { status, stdout, stderr } = spawnSync('npm', command, {
				cwd: home,
				env,
				encoding: 'utf8'
			});
			return { ok: status === 0, said: stdout + stderr };
		},
		/** The instance's database while `work` lasts. */
		withDatabase: async <T>(work: (database: Database) => Promise<T> | T): Promise<T> => {
			const database = await openDatabase({ dataDir, log: quietLog, poolSize: 1 });
			try {
				return await work(database);
			} finally {
				await database.close();
			}
		}
	};
}
