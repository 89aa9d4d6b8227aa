import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { closingLine, honestTally, playwrightTally, sum, vitestTally } from './tally.ts';

const report = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, testResults: [] };

function written(text: unknown): string {
	const folder = mkdtempSync(join(tmpdir(), 'tiltas-tally-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	writeFileSync(join(folder, 'report.json'), JSON.stringify(text));
	return join(folder, 'report.json');
}

test('a test file that cannot be read counts as a failure', () => {
	const testResults = [{ status: 'failed', assertionResults: [] }];
	expect(vitestTally({ ...report, testResults })).toEqual({ passed: 3, failed: 1, skipped: 1 });
});

test('a flaky journey and an error outside of journeys count as failures', () => {
	const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 0 };
	expect(playwrightTally({ stats, errors: ['x'] })).toEqual({ passed: 5, failed: 3, skipped: 0 });
});

test('a runner that says all is well is believed', () => {
	expect(honestTally(written(report), { ok: true }, vitestTally)).toEqual({
		passed: 3,
		failed: 0,
		skipped: 1
	});
});

test('a runner that ends badly without a failed test counts as one failure', () => {
	expect(honestTally(written(report), { ok: false }, vitestTally).failed).toBe(1);
});

test('no test at all, and no report at all, are failures', () => {
	const nothing = written({ ...report, numPassedTests: 0 });
	expect(honestTally(nothing, { ok: true }, vitestTally).failed).toBe(1);
	expect(honestTally('/nowhere.json', { ok: true }, vitestTally)).toEqual({
		passed: 0,
		failed: 1,
		skipped: 0
	});
});

test('all suites end in one plain line', () => {
	const all = sum([
		{ passed: 3, failed: 0, skipped: 0 },
		{ passed: 5, failed: 1, skipped: 0 }
	]);
	expect(closingLine(all)).toBe('8 passed, 1 failed');
	expect(closingLine({ ...all, skipped: 2 })).toBe('8 passed, 1 failed, 2 skipped');
});
