import { cpuMs, family } from './harness/family.ts';
import { median, ratioVerdict, type Row } from './harness/compare.ts';
import { grow } from './harness/grow.ts';
import { startProduct, type Product } from './harness/product.ts';

const sizes = [10, 1_000, 100_000];
const pages = {
	home: '/nb',
	partnership: '/nb/generated',
	event: '/nb/generated/events/generert-arrangement-1',
	events: '/nb/generated/events',
	calendar: '/nb/calendar?month=2024-02',
	'calendar, empty at 10': '/nb/calendar?month=2024-06',
	search: '/nb/search?q=arrangement',
	feed: '/nb/feed.xml'
};
const turns = 9;
const requestsATurn = 8;
const most = 3;

type Seen = { times: number[]; cpu: number[]; fromMemory: number[] };

/** Pages made anew in instances of ten, a thousand and a hundred thousand events, which are asked in turns. */
export async function scale(): Promise<Row[]> {
	const products: Product[] = [];
	try {
		for (const size of sizes)
			products.push(await startProduct({ fill: (database) => grow(database, size) }));
		const rows: Row[] = [];
		for (const [what, path] of Object.entries(pages))
			rows.push(await measured(what, path, products));
		return rows;
	} finally {
		for (const product of products) await product.stop();
	}
}

async function measured(what: string, path: string, products: Product[]): Promise<Row> {
	const seen = products.map((): Seen => ({ times: [], cpu: [], fromMemory: [] }));
	for (let turn = 0; turn < turns; turn += 1) {
		for (const [place, product] of products.entries()) {
			const { times, cpu, fromMemory } = await oneTurn(product, path, turn);
			// The first turn warms the code up.
			if (turn === 0) continue;
			seen[place]?.times.push(...times);
			seen[place]?.cpu.push(...cpu);
			seen[place]?.fromMemory.push(...fromMemory);
		}
	}
	return rowOf(what, seen);
}

/** Each request with a query of its own, so that its page is made; then as often the page as it is kept. */
async function oneTurn({ port, pid }: Product, path: string, turn: number): Promise<Seen> {
	const address = `http://127.0.0.1:${port}${path}`;
	const times: number[] = [];
	const fromMemory: number[] = [];
	const pids = family(pid);
	const before = cpuMs(pids) ?? NaN;
	for (let request = 0; request < requestsATurn; request += 1) {
		const query = `${path.includes('?') ? '&' : '?'}n=${turn * requestsATurn + request}`;
		times.push(await timeOf(`${address}${query}`));
	}
	const cpu = ((cpuMs(pids) ?? NaN) - before) / requestsATurn;
	for (let request = 0; request < requestsATurn; request += 1)
		fromMemory.push(await timeOf(address));
	return { times, cpu: [cpu], fromMemory };
}

async function timeOf(address: string): Promise<number> {
	const start = performance.now();
	const answer = await fetch(address);
	await answer.arrayBuffer();
	if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
	return performance.now() - start;
}

const p95 = (times: number[]) =>
	times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN;
const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

function rowOf(what: string, seen: Seen[]): Row {
	const growth = (of: (one: Seen) => number) => {
		const [first, last] = [seen[0], seen.at(-1)];
		return first && last ? of(last) / of(first) : NaN;
	};
	const ofTimes = growth(({ times }) => p95(times));
	const ofMedians = growth(({ times }) => median(times));
	const ofCpu = growth(({ cpu }) => mean(cpu));
	const each = (name: string, of: (one: Seen) => number) =>
		sizes.map((size, place): [string, string] => [
			`${name} ${size.toLocaleString('en')}`,
			of(seen[place] ?? { times: [], cpu: [], fromMemory: [] }).toFixed(1)
		]);
	return {
		what,
		figures: {
			...Object.fromEntries(each('p95 ms at', ({ times }) => p95(times))),
			'p95 ×': ofTimes.toFixed(2),
			'median ×': ofMedians.toFixed(2),
			...Object.fromEntries(each('CPU ms at', ({ cpu }) => mean(cpu))),
			'CPU ×': ofCpu.toFixed(2),
			...Object.fromEntries(each('kept p95 ms at', ({ fromMemory }) => p95(fromMemory)))
		},
		target: `× ≤ ${most}`,
		verdict: ratioVerdict(ofCpu, ofTimes, (one) => one <= most)
	};
}
