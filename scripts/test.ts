// All tests, and one plain line at the end. `--database` runs only what stands on a database:
// with TEST_DATABASE_URL that is how another PostgreSQL is tried.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesUnder } from './checks/conclude.ts';
import { show } from './checks/run.ts';
import { browserProblem } from './tests/browser.ts';
import {
	closingLine,
	honestTally,
	playwrightTally,
	sum,
	vitestTally,
	type Tally
} from './tests/tally.ts';

const reports = mkdtempSync(join(tmpdir(), 'tiltas-reports-'));
const tally = process.argv.includes('--database')
	? await unitsAndGates(databaseTests())
	: sum([await unitsAndGates([]), await journeys()]);
rmSync(reports, { recursive: true });

if (tally.failed === 0) console.log('\nNext: npm start');
else process.exitCode = 1;
console.log(closingLine(tally));

async function unitsAndGates(only: string[]): Promise<Tally> {
	const file = join(reports, 'vitest.json');
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	const ok = await show('vitest', ['run', ...reporters, ...only]);
	return honestTally(file, { ok }, vitestTally);
}

async function journeys(): Promise<Tally> {
	const problem = await browserProblem();
	if (problem) {
		console.error(`\n${problem}`);
		return { passed: 0, failed: 1, skipped: 0 };
	}
	const file = join(reports, 'journeys.json');
	const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
	const ok = await show('playwright', ['test', '--reporter=list,json'], env);
	return honestTally(file, { ok }, playwrightTally);
}

function databaseTests(): string[] {
	return ['src', 'stories', 'scripts', 'tests/gates']
		.flatMap(filesUnder)
		.filter((path) => path.endsWith('.test.ts'))
		.filter((path) => readFileSync(path, 'utf8').includes('support/database.ts'));
}
