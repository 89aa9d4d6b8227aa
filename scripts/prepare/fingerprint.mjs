import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A hash of the lock file and of the kind of machine that its packages were chosen for. */
export function packagesHash() {
	const hash = createHash('sha256').update(readFileSync('package-lock.json'));
	return hash.update(`${process.platform}-${process.arch}`).digest('hex');
}

/** Whether node_modules holds the versions of the lock file, whoever put them there. */
export function installedVersionsMatch() {
	const installed = 'node_modules/.package-lock.json';
	if (!existsSync(installed)) return false;
	const wanted = packagesIn('package-lock.json');
	const found = packagesIn(installed);
	return Object.entries(wanted).every(
		([path, { version, optional }]) =>
			path === '' || (found[path] ? found[path].version === version : optional === true)
	);
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version: string, optional?: boolean }>}
 */
function packagesIn(lockFile) {
	return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

/**
 * A hash of names and contents, tests left out. Contents, not times: a checkout, a copy or an
 * archive changes times without changing a byte.
 * @param {string[]} paths
 */
export function fingerprintOf(paths) {
	const hash = createHash('sha256');
	for (const path of paths.flatMap(filesUnder)) hash.update(`${path}\0`).update(readFileSync(path));
	return hash.digest('hex');
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
	if (!existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return path.endsWith('.test.ts') ? [] : [path];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesUnder(join(path, name)));
}
