import type { Page } from '@playwright/test';
import { gzipSync } from 'node:zlib';
import { codeOfHex } from '#features/registrations/rules/door.ts';
import { castSecret } from '../tests/support/registration-cast.ts';
import { tellDoor, type ToldDoor } from '../tests/support/told-door.ts';
import { startBrowser } from './harness/browser.ts';
import { median, type Row } from './harness/compare.ts';
import { cpuMs } from './harness/family.ts';
import { startProduct, type Product } from './harness/product.ts';

const people = 100_000;
const turns = 9;
const slowdown = 6;

/** What a device takes along to an event with a hundred thousand tickets, and how long it holds up whom. */
export async function doorList(): Promise<Row[]> {
	let told: ToldDoor | undefined;
	const product = await startProduct({
		fill: async ({ sql }) =>
			void (told = await tellDoor(sql, { people, revoked: 10_000, devices: 2 })),
		settings: { SECRET: castSecret }
	});
	try {
		const at = told;
		if (!at) throw new Error('There is no door.');
		const { row, mark } = await takenRow(product, at);
		return [row, await unchangedRow(product, at, mark), await openedRow(product, at)];
	} finally {
		await product.stop();
	}
}

type Asked = { clock: number; cpu: number; body: Buffer; mark: string };

/** Asks so many times; the median of what each took, the first left out. */
async function asked(product: Product, told: ToldDoor, mark = ''): Promise<Asked> {
	const headers = {
		authorization: `Bearer ${told.tokens[0] ?? ''}`,
		...(mark && { 'if-none-match': mark })
	};
	const times: number[] = [];
	let [began, body, found] = [NaN, Buffer.alloc(0), ''];
	for (let turn = 0; turn <= turns; turn++) {
		const start = performance.now();
		const answer = await fetch(`http://127.0.0.1:${product.port}/desk/pack`, { headers });
		body = Buffer.from(await answer.arrayBuffer());
		found = answer.headers.get('etag') ?? '';
		if (turn > 0) times.push(performance.now() - start);
		else began = cpuMs(product.pids()) ?? NaN;
	}
	const cpu = ((cpuMs(product.pids()) ?? NaN) - began) / turns;
	return { clock: median(times), cpu, body, mark: found };
}

async function takenRow(product: Product, told: ToldDoor): Promise<{ row: Row; mark: string }> {
	const { clock, cpu, body, mark } = await asked(product, told);
	const megabytes = body.length / 1_000_000;
	const row: Row = {
		what: `list of ${people.toLocaleString('en')} tickets, taken along`,
		figures: {
			MB: megabytes.toFixed(2),
			'MB packed': (gzipSync(body).length / 1_000_000).toFixed(2),
			'median ms': clock.toFixed(0),
			'CPU ms': cpu.toFixed(0)
		},
		target: '≤ 1.2 MB, ≤ 500 ms',
		verdict: megabytes <= 1.2 && clock <= 500 ? 'holds' : 'MISSED'
	};
	return { row, mark };
}

async function unchangedRow(product: Product, told: ToldDoor, mark: string): Promise<Row> {
	const { clock, cpu, body } = await asked(product, told, mark);
	return {
		what: 'the same a minute later, when nothing has changed',
		figures: {
			MB: (body.length / 1_000_000).toFixed(2),
			'median ms': clock.toFixed(0),
			'CPU ms': cpu.toFixed(0)
		},
		target: 'nothing sent',
		verdict: body.length === 0 ? 'holds' : 'MISSED'
	};
}

/** A slow telephone that has it opens without network, and gives its first verdict. */
async function openedRow({ port }: Product, told: ToldDoor): Promise<Row> {
	const browser = await startBrowser();
	try {
		const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
		const page = await context.newPage();
		await page.goto(`http://localhost:${port}/desk/en#${told.tokens[1] ?? ''}`);
		await page.getByLabel('Code on the ticket').waitFor();
		// Until the page itself is kept.
		await page.waitForTimeout(6_000);
		await context.setOffline(true);
		const session = await context.newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
		const opened: number[] = [];
		for (let turn = 0; turn < 3; turn++) opened.push(await opening(page));
		const verdict = await firstVerdict(page, codeOfHex(told.numbers.at(-1) ?? ''));
		return {
			what: `a telephone ${slowdown}× slower opens with it, without network`,
			figures: { 'ready ms': median(opened).toFixed(0), 'verdict ms': verdict.toFixed(0) },
			target: 'ready ≤ 5 s',
			verdict: median(opened) <= 5_000 ? 'holds' : 'MISSED'
		};
	} finally {
		await browser.close();
	}
}

async function opening(page: Page): Promise<number> {
	const start = performance.now();
	await page.reload();
	await page.getByLabel('Code on the ticket').waitFor();
	return performance.now() - start;
}

async function firstVerdict(page: Page, code: string): Promise<number> {
	await page.getByLabel('Code on the ticket').fill(code);
	const start = performance.now();
	await page.getByRole('button', { name: 'Check' }).click();
	await page.getByText('Come in', { exact: true }).waitFor();
	return performance.now() - start;
}
