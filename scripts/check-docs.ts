import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { conclude, filesUnder } from './checks/conclude.ts';
import { acceptanceProblems } from './docs/acceptance.ts';
import { docProblems } from './docs/named-paths.ts';

const left = new Set([
	'node_modules',
	'.git',
	'build',
	'.svelte-kit',
	'data',
	'test-results',
	'playwright-report'
]);
const top = readdirSync('.', { withFileTypes: true }).filter(({ name }) => !left.has(name));
const files = top.flatMap((entry) => (entry.isDirectory() ? filesUnder(entry.name) : [entry.name]));
const folders = files.flatMap((path) =>
	path.split('/').map((_, index, parts) => parts.slice(0, index).join('/'))
);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
	scripts: Record<string, string>;
};
const text = (path: string) => readFileSync(path, 'utf8');
const product = { paths: [...new Set([...files, ...folders])], commands: Object.keys(scripts) };

conclude('documents', [
	...files
		.filter((path) => path.endsWith('.md'))
		.flatMap((path) => docProblems({ path, text: text(path) }, product)),
	...acceptanceProblems(text('docs/acceptance.md'), (path) =>
		existsSync(path) ? text(path) : undefined
	)
]);
