import { expect, test } from '../support/journey.ts';

test('every number of the march opens to who said it', async ({ page }) => {
	await page.goto('/en');
	await page
		.getByRole('link', { name: /Mainstreaming equal opportunities/ })
		.first()
		.click();
	await page
		.getByRole('navigation', { name: /Pages of this partnership/ })
		.getByRole('link', { name: 'Results' })
		.click();
	await expect(page.getByText('about 10,000').first()).toBeVisible();
	await expect(
		page.getByRole('link', { name: 'Go Vilnius, quoted by LRT English' }).first()
	).toBeVisible();
});

test('what is not translated says in which language it is', async ({ page }) => {
	await page.goto('/lt/vilnius-oslo/events/eitynes-uz-lygybe');
	const title = page.locator('[lang=en]', { hasText: 'March for Equality and Peace' });
	await expect(title.first()).toBeVisible();
	await expect(page.locator('link[hreflang=nb]')).toHaveCount(1);
});
