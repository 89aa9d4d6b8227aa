import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { tellListed } from '../tests/support/listed.ts';
import { openListed } from '../tests/support/listed-page.ts';
import { browserCpuMs, startBrowser } from './harness/browser.ts';
import { secondsVerdict, type Row } from './harness/compare.ts';
import { startProduct, type Product } from './harness/product.ts';

const people = 10_000;
const most = 5;

/** A key holder opens the list of ten thousand who answered two questions each, on the page itself. */
export async function openList(): Promise<Row[]> {
	let list = '';
	const product = await startProduct({
		fill: async ({ sql }) => void (list = await tellListed(sql, people))
	});
	const browser = await startBrowser();
	try {
		const page = await signedIn(browser, product);
		await page.goto(list);
		return [await opened(browser, page)];
	} finally {
		await browser.close();
		await product.stop();
	}
}

async function signedIn(browser: Browser, { port, dataDir }: Product): Promise<Page> {
	const baseURL = `http://localhost:${port}`;
	const page = await (await browser.newContext({ baseURL })).newPage();
	const printed = readFileSync(join(dataDir, 'output'), 'utf8');
	await page.goto(/http\S+\/welcome\?token=\S+/.exec(printed)?.[0] ?? '');
	await page.locator('main form button').first().click();
	await page.waitForURL(/\/account/);
	return page;
}

/** From the first answers that are asked for until the table stands. */
async function opened(browser: Browser, page: Page): Promise<Row> {
	const began = page
		.waitForRequest(/\/answers/)
		.then(async () => ({ at: performance.now(), cpu: await browserCpuMs(browser) }));
	await openListed(page, 'A measurement');
	const { at, cpu } = await began;
	await page.locator('#sought').waitFor({ timeout: 120_000 });
	const seconds = (performance.now() - at) / 1000;
	const cpuSeconds = ((await browserCpuMs(browser)) - cpu) / 1000;
	return {
		what: `opening the list of ${people} people, two answers each`,
		figures: { s: seconds.toFixed(2), 'CPU s': cpuSeconds.toFixed(2) },
		target: `≤ ${most} s`,
		verdict: secondsVerdict(seconds, cpuSeconds, most)
	};
}
