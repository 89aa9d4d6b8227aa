import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';

const base = '/en/p/vilnius-oslo';

/** Presses the key until something with this name has the focus; nothing is reached by pointing. */
async function tabTo(page: Page, name: string | RegExp, key = 'Tab') {
	for (let presses = 0; presses < 80; presses++) {
		await page.keyboard.press(key);
		const focused = page.locator(':focus');
		if ((await focused.count()) === 0) continue;
		const said = await focused.evaluate(
			(element) =>
				element.getAttribute('aria-label') ??
				(element as HTMLInputElement).labels?.[0]?.textContent ??
				element.textContent
		);
		const words = said.replace(/\s+/g, ' ').trim();
		if (typeof name === 'string' ? words === name : name.test(words)) return focused;
	}
	throw new Error(`The key never comes to “${String(name)}”.`);
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
	test.setTimeout(90_000);
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
