import { expect, test } from 'vitest';
import { acceptanceProblems } from './acceptance.ts';

const read = (path: string) =>
	path === 'src/a.test.ts' ? `test('the lead is one', () => {})` : undefined;
const table = (row: string) =>
	`# Lines\n\n| line | level | test | name |\n|---|---|---|---|\n${row}\n`;

test('a row whose test is there is in order', () => {
	expect(
		acceptanceProblems(table('| PF2 | u | `src/a.test.ts` | the lead is one |'), read)
	).toEqual([]);
});

test('a file that is gone, a test of another name and a row out of shape are found', () => {
	const rows = [
		'| PF2 | u | `src/b.test.ts` | the lead is one |',
		'| PF3 | e | `src/a.test.ts` | the lead is two |',
		'| PF4 | x | src/a.test.ts |'
	];
	expect(acceptanceProblems(table(rows.join('\n')), read)).toEqual([
		'docs/acceptance.md: PF2 names src/b.test.ts, which is not there',
		'docs/acceptance.md: PF3: no test of src/a.test.ts is called “the lead is two”',
		`docs/acceptance.md: this row can't be read: | PF4 | x | src/a.test.ts |`
	]);
});
