import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { firstPerson } from '../support/first-person.ts';
import { openListed } from '../support/listed-page.ts';
import { runToEnd, startProduct, type Product } from '../support/product.ts';
import { roomyFolder } from '../support/roomy-folder.ts';
import { expect, test } from '../support/shared-servers.ts';

const people = 450;
let dataDir = '';
let product: Product;
let list = '';
let holder: BrowserContext;

test.beforeAll(async ({ browser }, { project }) => {
	test.skip(project.use.javaScriptEnabled === false, 'Lists are opened by script alone.');
	test.setTimeout(120_000);
	dataDir = mkdtempSync(join(roomyFolder(), 'tiltas-list-'));
	// As root the database runs under another account, which has to get in.
	chmodSync(dataDir, 0o755);
	const own = { DATA_DIR: dataDir, EXAMPLE: 'off' };
	list = (await runToEnd(['tests/support/tell-listed.ts', String(people)], own)).trim();
	product = await startProduct(own);
	holder = await firstPerson(browser, { server: product, script: true });
});

test.afterAll(async () => {
	await holder?.close();
	await product?.stop();
	if (dataDir) rmSync(dataDir, { recursive: true, force: true });
});

/** Opens the list, expects every answer in it, and closes it; gives back how many workers had a part in it. */
async function openAll(page: Page): Promise<number> {
	let workers = 0;
	page.on('worker', () => (workers += 1));
	await page.goto(list);
	await openListed(page, 'Name badges');
	await expect(page.getByText(`${people} places`)).toBeVisible({ timeout: 30_000 });
	await page.getByRole('button', { name: /more/i }).click();
	await page.getByRole('button', { name: /more/i }).click();
	await expect(page.getByRole('cell', { name: 'Rugilė' })).toHaveCount(people);
	await expect(page.getByRole('cell', { name: 'be riešutų' })).toHaveCount(people);
	expect(page.workers()).toEqual([]);
	await page.getByRole('button', { name: 'Close the list' }).click();
	await expect(page.getByLabel('Purpose')).toBeVisible();
	return workers;
}

test('what the server sealed opens beside the page, in workers that end with it', async () => {
	expect(await openAll(await holder.newPage())).toBeGreaterThan(0);
});

test('where there are no workers, or they do not come, the page opens the answers itself', async () => {
	const without = await holder.newPage();
	await without.addInitScript(() => void Reflect.deleteProperty(globalThis, 'Worker'));
	expect(await openAll(without)).toBe(0);
	const broken = await holder.newPage();
	let refused = 0;
	await broken.route(/answer-worker/, (route) => {
		refused += 1;
		return route.abort();
	});
	await openAll(broken);
	expect(refused).toBeGreaterThan(0);
});

test('a place that somebody should not have is taken back by its code, and a slip takes nothing', async () => {
	const page = await holder.newPage();
	await page.goto(list);
	await openListed(page, 'Places that a program took');
	await expect(page.getByText(`${people} places`)).toBeVisible({ timeout: 30_000 });
	const code = (await page.locator('.code').first().textContent()) ?? '';
	const form = page.locator('form[action*="takeBack"]');
	const summary = page.locator('summary').filter({ hasText: 'Take back' });
	const take = async (codes: string) => {
		if (!(await form.isVisible())) await summary.click();
		await form.getByLabel('Check codes').fill(codes);
		await form.getByLabel('Reason').fill('A program took it.');
		await form.getByRole('button', { name: 'Take back' }).first().click();
		await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
	};
	await take(`${code}\nRugilė`);
	await expect(form.getByText('One of the lines is no check code.').first()).toBeVisible();
	await take(code);
	await expect(form.getByText('One of the lines is no check code.')).toHaveCount(0);
	await take(code);
	await expect(form.getByText('Nothing was taken back.').first()).toBeVisible();
});
