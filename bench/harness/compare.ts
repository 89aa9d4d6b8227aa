import type { Load } from './load.ts';
import { load, startTarget, type Target } from './processes.ts';
import type { RawAnswer } from './raw-server.ts';

/** What one line of the table says: ours, the machine's limit in the same run, and whether the promise holds. */
export type Row = { what: string; figures: Record<string, string>; holds: boolean };

export const connections = 32;
const rounds = 9;
const secondsEach = 1;
const warmUpSeconds = 3;
const leastRate = 0.8;
const mostP99 = 2;

/** Our page and raw node:http with the same bytes, in turns, so that the machine's other work hits both alike. */
export async function comparePage(what: string, port: number, path: string): Promise<Row> {
	const raw = await startTarget(
		new URL('raw-server.ts', import.meta.url),
		await answerAt(port, path)
	);
	try {
		// Long enough for the compiler to have done its work on both sides.
		await load({ port: raw.port, path, connections, seconds: warmUpSeconds });
		await load({ port, path, connections, seconds: warmUpSeconds });
		const both: { ours: Load; limit: Load }[] = [];
		for (let round = 0; round < rounds; round += 1) {
			const limit = await measured(raw, path);
			both.push({ limit, ours: await measured({ port }, path) });
		}
		return rowOf(what, both);
	} finally {
		await raw.stop();
	}
}

function measured({ port }: Pick<Target, 'port'>, path: string): Promise<Load> {
	return load({ port, path, connections, seconds: secondsEach });
}

/** The answer as the measurement asks for it; fetch would unpack it, so its bytes are asked for plainly. */
async function answerAt(port: number, path: string): Promise<RawAnswer> {
	const { request } = await import('node:http');
	return new Promise((done, failed) => {
		const asked = { host: '127.0.0.1', port, path, headers: { 'accept-encoding': 'br' } };
		const req = request(asked, (res) => {
			const parts: Buffer[] = [];
			res.on('data', (part: Buffer) => parts.push(part));
			res.on('end', () => {
				const { date: _, connection: __, 'keep-alive': ___, ...headers } = res.headers;
				if (res.statusCode !== 200) failed(new Error(`${path} answered ${res.statusCode ?? 0}.`));
				else done({ headers: headers as RawAnswer['headers'], body: Buffer.concat(parts) });
			});
		});
		req.on('error', failed).end();
	});
}

function rowOf(what: string, both: { ours: Load; limit: Load }[]): Row {
	const rate = ({ requests, seconds }: Load) => requests / seconds;
	const ratio = median(both.map(({ ours, limit }) => rate(ours) / rate(limit)));
	const p99 = median(both.map(({ ours, limit }) => ours.p99 / limit.p99));
	const of = (side: 'ours' | 'limit', figure: (load: Load) => number) =>
		median(both.map((one) => figure(one[side])));
	return {
		what,
		figures: {
			'requests/s': of('ours', rate).toFixed(0),
			limit: of('limit', rate).toFixed(0),
			ratio: `${ratio.toFixed(2)} (≥ ${leastRate})`,
			'p99 ms': of('ours', (load) => load.p99).toFixed(1),
			'limit ms': of('limit', (load) => load.p99).toFixed(1),
			'p99 ratio': `${p99.toFixed(2)} (≤ ${mostP99})`
		},
		holds: ratio >= leastRate && p99 <= mostP99
	};
}

function median(values: number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
