import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';

const base = '/en/p/vilnius-oslo';

/** What a person hears of the element that has the focus. */
const heard = (page: Page) =>
	page.evaluate(() => {
		const at = document.activeElement;
		const label = (at as HTMLInputElement | null)?.labels?.[0]?.textContent;
		const said = at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '';
		return said.replace(/\s+/g, ' ').trim();
	});

/** Presses Tab until something of this name has the focus; nothing is reached by pointing. */
async function tabTo(page: Page, name: string) {
	for (let presses = 0; presses < 80; presses++) {
		await page.keyboard.press('Tab');
		if ((await heard(page)) === name) return page.locator(':focus');
	}
	throw new Error(`The key never comes to “${name}”.`);
}

test('the menu of a narrow screen opens, leads and closes by keys alone (PS3)', async ({
	signedIn
}) => {
	const page = await signedIn('coordinator');
	await page.setViewportSize({ width: 390, height: 800 });
	await page.goto(base);
	const menu = page.getByRole('navigation', { name: 'Partnership' });
	await tabTo(page, 'Menu');
	await expect(menu).toBeHidden();
	await page.keyboard.press('Enter');
	await expect(menu).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(menu).toBeHidden();
	await expect(page.getByRole('button', { name: 'Menu' })).toBeFocused();
	await page.keyboard.press('Enter');
	await tabTo(page, 'Results');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Results');
	await expect(menu).toBeHidden();
});

test('a table, a form and a question are worked by keys alone (PS3)', async ({ signedIn }) => {
	test.setTimeout(150_000);
	const page = await signedIn('coordinator');
	await page.goto(`${base}/plan`);
	await tabTo(page, 'Skip to the content');
	await page.keyboard.press('Enter');
	const down = await tabTo(page, 'Move down 1.1');
	expect(await down.evaluate((element) => getComputedStyle(element).outlineStyle)).not.toBe('none');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('row', { name: /1\.2 Study visit in Oslo/ })).toBeVisible();
	await tabTo(page, 'Move up 1.2');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('row', { name: /1\.1 Study visit in Oslo/ })).toBeVisible();

	await tabTo(page, 'Add an activity to group 2');
	await page.keyboard.press('Enter');
	await tabTo(page, 'English');
	await page.keyboard.type('By keys alone');
	await tabTo(page, 'Add');
	await page.keyboard.press('Enter');
	const row = page.getByRole('row', { name: /2\.4 By keys alone/ });
	await expect(row).toBeVisible();

	await page.goto(`${base}/plan`);
	await tabTo(page, 'Remove 2.4');
	await page.keyboard.press('Enter');
	const question = page.getByRole('dialog', { name: 'Remove 2.4: are you sure?' });
	await expect(question).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(question).toBeHidden();
	await expect(row).toBeVisible();
	await page.keyboard.press('Enter');
	await tabTo(page, 'Remove 2.4');
	await page.keyboard.press('Enter');
	await expect(row).toHaveCount(0);
	await expect(page.getByRole('status').getByText('Saved.')).toBeVisible();
});
