import { setTimeout as pause } from 'node:timers/promises';
import { median, secondsVerdict, type Row } from './harness/compare.ts';
import { cpuMs, family, memoryMb } from './harness/family.ts';
import { endProgram } from './harness/processes.ts';
import { runProduct, startProduct } from './harness/product.ts';

const starts = 5;
const mostSeconds = 3;
const idleMs = 10_000;

/** What an operator notices: how long a start with existing data takes, and what all processes hold when nobody asks. */
export async function operating(): Promise<Row[]> {
	const product = await startProduct();
	try {
		await pause(idleMs);
		const held = memoryMb(family(product.pid));
		await product.end();
		const runs = [];
		for (let run = 0; run < starts; run += 1) runs.push(await oneStart(product.dataDir));
		return [startRow(runs), memoryRow(held)];
	} finally {
		await product.stop();
	}
}

type Start = { seconds: number; cpu: number };

/** From the call of the program to its first answer, with the database that it starts. */
async function oneStart(dataDir: string): Promise<Start> {
	const began = performance.now();
	const { child } = await runProduct(dataDir, { EXAMPLE: 'on' });
	const seconds = (performance.now() - began) / 1000;
	const cpu = (cpuMs(family(child.pid ?? 0)) ?? NaN) / 1000;
	await endProgram(child);
	return { seconds, cpu };
}

function startRow(runs: Start[]): Row {
	const best = Math.min(...runs.map(({ seconds }) => seconds));
	const cpu = median(runs.map((run) => run.cpu));
	return {
		what: 'start with existing data',
		figures: {
			'best s': best.toFixed(2),
			'median s': median(runs.map(({ seconds }) => seconds)).toFixed(2),
			'CPU s': cpu.toFixed(2)
		},
		target: `≤ ${mostSeconds} s`,
		verdict: secondsVerdict(best, cpu, mostSeconds)
	};
}

function memoryRow(held: number | undefined): Row {
	return {
		what: 'memory of all processes, idle',
		figures: { MB: held?.toFixed(0) ?? 'unknown' },
		target: 'to be stated',
		verdict: 'stated'
	};
}
