import { existsSync, readFileSync } from 'node:fs';

export type Tally = { passed: number; failed: number; skipped: number };

type VitestReport = {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	testResults: { status: string; assertionResults: { status: string }[] }[];
};
type PlaywrightReport = {
	stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	errors: unknown[];
};

export function vitestTally(report: VitestReport): Tally {
	// A file that could not be read has no failed test, and is a failure all the same.
	const broken = report.testResults.filter(
		({ status, assertionResults }) =>
			status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
	);
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests + broken.length,
		skipped: report.numPendingTests
	};
}

/** A journey that passes only the second time is not a journey anyone can rely on. */
export function playwrightTally({ stats, errors }: PlaywrightReport): Tally {
	return {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + errors.length,
		skipped: stats.skipped
	};
}

/**
 * What a suite's report says, held against how its runner ended: a runner that fails without
 * naming a test, leaves no report or runs no test at all counts as one failure.
 */
export function honestTally(
	file: string,
	ended: { ok: boolean },
	tally: (report: never) => Tally
): Tally {
	if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
	const told = tally(JSON.parse(readFileSync(file, 'utf8')) as never);
	const unsaid = told.failed === 0 && (!ended.ok || told.passed === 0);
	return unsaid ? { ...told, failed: 1 } : told;
}

export function sum(tallies: Tally[]): Tally {
	return tallies.reduce((all, one) => ({
		passed: all.passed + one.passed,
		failed: all.failed + one.failed,
		skipped: all.skipped + one.skipped
	}));
}

/** The plain closing line; skipped tests are named when there are any. */
export function closingLine({ passed, failed, skipped }: Tally): string {
	return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
