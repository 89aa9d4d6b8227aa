import { cpuMs } from './family.ts';
import type { Load } from './load.ts';
import { load, startTarget, type Target } from './processes.ts';
import { rawAnswer } from './raw-answer.ts';

/** What one line of the table says; the verdict names what it rests on when that is not the clock. */
export type Row = {
	what: string;
	figures: Record<string, string>;
	target: string;
	verdict: Verdict;
};
export type Verdict = 'holds' | 'holds by CPU' | 'MISSED' | 'MISSED by CPU' | 'stated';

export const connections = 32;
const rounds = 9;
const secondsEach = 1;
const warmUpSeconds = 3;
const leastRate = 0.8;
const mostP99 = 2;

type Server = Pick<Target, 'port' | 'pid'>;
type Measured = Load & { cpu: number };

/** Our page and raw node:http with the same bytes, in turns, so that the machine's other work hits both alike. */
export async function comparePage(what: string, ours: Server, path: string): Promise<Row> {
	const answer = await rawAnswer(ours.port, path, 'br');
	const raw = await startTarget(new URL('raw-server.ts', import.meta.url), answer);
	try {
		// Long enough for the compiler to have done its work on both sides.
		for (const { port } of [raw, ours])
			await load({ port, path, connections, seconds: warmUpSeconds });
		const both: { ours: Measured; limit: Measured }[] = [];
		for (let round = 0; round < rounds; round += 1) {
			const limit = await measured(raw, path);
			both.push({ limit, ours: await measured(ours, path) });
		}
		return rowOf(what, both);
	} finally {
		await raw.stop();
	}
}

async function measured({ port, pid }: Server, path: string): Promise<Measured> {
	const before = cpuMs([pid]) ?? NaN;
	const seen = await load({ port, path, connections, seconds: secondsEach });
	return { ...seen, cpu: (((cpuMs([pid]) ?? NaN) - before) * 1000) / seen.requests };
}

function rowOf(what: string, both: { ours: Measured; limit: Measured }[]): Row {
	const rate = ({ requests, seconds }: Load) => requests / seconds;
	const ratio = median(both.map(({ ours, limit }) => rate(ours) / rate(limit)));
	const cpu = median(both.map(({ ours, limit }) => limit.cpu / ours.cpu));
	const p99 = median(both.map(({ ours, limit }) => ours.p99 / limit.p99));
	const of = (side: 'ours' | 'limit', figure: (load: Measured) => number) =>
		median(both.map((one) => figure(one[side])));
	return {
		what,
		figures: {
			'requests/s': of('ours', rate).toFixed(0),
			limit: of('limit', rate).toFixed(0),
			ratio: ratio.toFixed(2),
			'CPU µs': of('ours', ({ cpu }) => cpu).toFixed(1),
			'limit µs': of('limit', ({ cpu }) => cpu).toFixed(1),
			'CPU ratio': cpu.toFixed(2),
			'p99 ms': of('ours', (load) => load.p99).toFixed(1),
			'p99 ratio': p99.toFixed(2)
		},
		target: `ratio ≥ ${leastRate}, p99 ≤ ${mostP99}`,
		verdict: p99 <= mostP99 ? ratioVerdict(cpu, ratio, (one) => one >= leastRate) : 'MISSED'
	};
}

export function median(values: number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** A ratio is judged by processor time wherever that is known, also when the clock would be kinder. */
export function ratioVerdict(
	cpu: number,
	clock: number,
	isKept: (ratio: number) => boolean
): Verdict {
	if (Number.isNaN(cpu)) return isKept(clock) ? 'holds' : 'MISSED';
	return isKept(cpu) ? 'holds by CPU' : 'MISSED by CPU';
}

/** Seconds are judged by the clock; where only processor time is within them the verdict says so. */
export function secondsVerdict(clock: number, cpu: number, most: number): Verdict {
	if (clock <= most) return 'holds';
	return cpu <= most ? 'holds by CPU' : 'MISSED';
}
