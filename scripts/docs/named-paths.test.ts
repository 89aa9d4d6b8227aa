import { expect, test } from 'vitest';
import { docProblems } from './named-paths.ts';

const product = {
	paths: [
		'src',
		'src/features',
		'src/features/events',
		'src/features/events/rules.ts',
		'docs/concepts.md',
		'src/routes/(public)/[lang=language]'
	],
	commands: ['check']
};
const problems = (path: string, text: string) => docProblems({ path, text }, product);

test('paths, patterns, links and commands that exist are in order', () => {
	const text =
		'See `src/features/events/rules.ts`, src/features/<area>/rules.ts, `src/features/*/rules.ts` and src/routes/(public)/[lang=language]. [Words](concepts.md#events), [far](https://example.org), (in src/features/). Run npm run check.';
	expect(problems('docs/install.md', text)).toEqual([]);
});

test('a path, a link and a command that are gone are found', () => {
	expect(problems('README.md', 'src/gone.ts, [x](docs/gone.md), npm run gone')).toEqual([
		'README.md: docs/gone.md does not exist',
		'README.md: src/gone.ts does not exist',
		'README.md: there is no npm run gone'
	]);
});

test('a decision record may name what is gone', () => {
	expect(problems('docs/decisions/0001-kit.md', 'It was src/gone.ts.')).toEqual([]);
});

test('an address of a page is no path', () => {
	expect(problems('README.md', 'https://example.org/docs/x and /docs/y')).toEqual([]);
});
