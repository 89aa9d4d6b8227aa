import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';

/** Presses Tab until the link of this name has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
	for (let step = 0; step < 80; step += 1) {
		await page.keyboard.press('Tab');
		const label = await page.evaluate(() => document.activeElement?.textContent.trim());
		if (label === name) return;
	}
	throw new Error(`Tab never comes to “${name}”`);
}

// PS3
test('the first key leads past the menu, the next ones through it', async ({ page }) => {
	await page.goto('/en/vilnius-oslo');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.locator('main')).toBeFocused();
	await tabTo(page, 'Results');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/en\/vilnius-oslo\/results$/);
});

test('a number opens to its source without a mouse', async ({ page }) => {
	await page.goto('/en/vilnius-oslo/results');
	const made = page.locator('summary', { hasText: 'What this number is made of' }).first();
	await made.focus();
	await page.keyboard.press('Enter');
	const source = page.getByRole('link', { name: 'Go Vilnius, quoted by LRT English' }).first();
	await expect(source).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(source).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/events\/eitynes-uz-lygybe#figure-/);
});

test('the search is filled in and sent from the keyboard', async ({ page }) => {
	await page.goto('/lt/search');
	await page.getByLabel('Ieškomi žodžiai').focus();
	await page.keyboard.type('eitynės');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 2 })).toHaveText('Rasta pagal „eitynės“');
	await tabTo(page, 'Eitynės „Už lygybę!“');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Eitynės „Už lygybę!“');
});
