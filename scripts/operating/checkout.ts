import { spawn, spawnSync } from 'node:child_process';
import { Refused } from './instance.ts';

/** What git says to a command; throws Refused with its own words when it refuses. */
export function git(...args: string[]): string {
	const { status, stdout, stderr, error } = spawnSync('git', args, { encoding: 'utf8' });
	if (status !== 0)
		throw new Refused(`git ${args.join(' ')}: ${(error?.message ?? stderr).trim()}`);
	return stdout.trim();
}

/** Throws Refused where another version can't simply be put in the place of this one. */
export function assertUnchanged(): void {
	const changed = git('status', '--porcelain', '--untracked-files=no');
	if (changed)
		throw new Refused(
			`Files of the product were changed here, and another version would not have these changes:\n${changed}\nUndo or keep them elsewhere first (git stash).`
		);
}

/** The commit of a version: the one that is named, else the newest tag like v1.2.3, else where the origin is. */
export function commitOf(version: string | undefined): string {
	git('fetch', '--quiet', '--tags', 'origin');
	const [newest] = git('tag', '--list', 'v*', '--sort=-version:refname').split('\n');
	return git(
		'rev-parse',
		'--verify',
		'--quiet',
		`${version ?? (newest || 'origin/HEAD')}^{commit}`
	);
}

/** Runs one of the product's npm scripts, of the version that is checked out now; false when it failed. */
export async function npmRun(script: string, ...args: string[]): Promise<boolean> {
	const { npm_execpath: npm, npm_node_execpath: node } = process.env;
	const [program = '', ...first] = npm ? [node ?? 'node', npm] : ['npm'];
	const child = spawn(program, [...first, 'run', '--silent', script, '--', ...args], {
		stdio: ['ignore', 'inherit', 'inherit']
	});
	return new Promise((done, fail) => {
		child.on('error', fail);
		child.on('close', (code) => done(code === 0));
	});
}
