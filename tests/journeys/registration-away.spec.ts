import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { connectOnce } from '#platform/server/database/access.ts';
import { runToEnd, startProduct, type Product } from '../support/product.ts';
import { roomyFolder } from '../support/roomy-folder.ts';
import { expect, test } from '../support/shared-servers.ts';
import { stoppableDatabase } from '../support/stoppable-database.ts';

let folder = '';
let product: Product | undefined;
let database: Awaited<ReturnType<typeof stoppableDatabase>> | undefined;
test.afterAll(async () => {
	await product?.stop();
	await database?.stop();
	rmSync(folder, { recursive: true, force: true });
});

test('who registers while the database is away reads so, keeps what was typed, and gets one place a moment later', async ({
	page,
	javaScriptEnabled
}) => {
	test.setTimeout(180_000);
	folder = mkdtempSync(join(roomyFolder(), 'tiltas-away-'));
	// As root the database runs under another account, which has to get in.
	chmodSync(folder, 0o755);
	database = await stoppableDatabase(join(folder, 'database'));
	const own = { DATABASE_URL: database.url, DATA_DIR: join(folder, 'data'), EXAMPLE: 'off' };
	await runToEnd(['tests/support/tell-registration.ts'], own);
	product = await startProduct(own);
	await page.goto(`${product.origin}/en/roomy-cities/events/konferencija/registration`);
	const name = page.getByLabel('What may we call you?');
	const button = page.getByRole('button', { name: 'Take a place' });
	await name.fill('Rugilė');
	await page.waitForTimeout(2_200);

	await database.stop();
	await button.click();
	if (javaScriptEnabled) {
		const failure = page.getByRole('alert').filter({ hasText: 'press the button once more' });
		await expect(failure).toBeVisible({ timeout: 30_000 });
		await expect(name).toHaveValue('Rugilė');
	} else {
		await expect(page.getByRole('heading', { name: 'One moment, please' })).toBeVisible();
		await page.getByRole('button', { name: 'Send it again' }).click();
		await expect(page.getByText('All of it is still here')).toBeVisible();
	}

	await database.start();
	const again = javaScriptEnabled ? button : page.getByRole('button', { name: 'Send it again' });
	const words = page.locator('[data-taken] [data-words]').first();
	await expect(async () => {
		if (!(await words.isVisible())) await again.click({ timeout: 2_000 });
		await expect(words).toBeVisible({ timeout: 10_000 });
	}).toPass({ timeout: 60_000 });
	const house = await connectOnce({ connectionString: database.url });
	const { rows } = await house.query('select state from registration');
	await house.end();
	expect(rows).toEqual([{ state: 'confirmed' }]);
});
