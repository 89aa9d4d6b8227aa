import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { run } from './checks/run.ts';

type Part = { title: string; command: string[] };
type Finished = { title: string; ok: boolean };

const node = (script: string, ...rest: string[]) => [
	process.execPath,
	`scripts/${script}.ts`,
	...rest
];

const rooms = ['src', 'scripts', 'stories', 'tests', 'bench'].filter((room) => existsSync(room));

/** The longest first, so that the short ones fill the gaps. */
const parts: Part[] = [
	{
		title: 'Types',
		command: ['svelte-check', '--tsgo', '--fail-on-warnings', '--output', 'human']
	},
	{ title: 'Lint', command: ['eslint', '.'] },
	{ title: 'Layout', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
	{ title: 'Import directions', command: ['depcruise', ...rooms] },
	{ title: 'Nothing unused', command: ['knip', '--no-config-hints'] },
	{ title: 'Schema', command: node('schema', '--check') },
	{ title: 'Configuration', command: node('env-example', '--check') },
	{ title: 'Messages', command: node('check-messages') },
	{ title: 'Names and sizes', command: node('check-vocabulary') },
	{ title: 'Documents', command: node('check-docs') }
];

// A route that is new since the last start has no types of its own yet.
await run(['svelte-kit', 'sync']);

// `--without Lint` leaves a part out.
const without = process.argv[2] === '--without' ? process.argv[3] : undefined;
const waiting = parts.filter(({ title }) => title !== without);
const finished: Finished[] = [];
await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));

const failed = finished.filter(({ ok }) => !ok).map(({ title }) => title);
if (failed.length > 0) {
	console.log(`\nTo put right: ${failed.join(', ')}. Layout and some of lint: npm run fix`);
	process.exitCode = 1;
} else console.log('\nAll in order. Next: npm test');
console.log(`${finished.length - failed.length} passed, ${failed.length} failed`);

async function work(): Promise<void> {
	for (let part = waiting.shift(); part; part = waiting.shift()) {
		const { title, command } = part;
		const { ok, printed, seconds } = await run(command);
		finished.push({ title, ok });
		console.log(`\n── ${title}: ${ok ? 'in order' : 'TO PUT RIGHT'} (${seconds.toFixed(1)} s)`);
		// The table of sizes is wanted also when all is well.
		if (!ok || title === 'Names and sizes') console.log(printed.trim());
	}
}
