import { expect, test } from '../support/journey.ts';

const events = '/en/vilnius-oslo/events';

// E50
test('the route of a march is a list of stops to read, in order, without a map of another host', async ({
	page
}) => {
	await page.goto(`${events}/eitynes-uz-lygybe`);
	const route = page.getByRole('figure', { name: 'Route: March for Equality and Peace' });
	await expect(route.getByRole('listitem')).toHaveText([
		'Bernardinai Gardens',
		'Gediminas Avenue',
		'White Bridge'
	]);
	await expect(page.locator('main').locator('iframe, img[src^=http], canvas')).toHaveCount(0);
	await expect(page.getByRole('heading', { name: 'Access' })).toBeVisible();
});

// E54
test('a festival holds its events by day, and each of them leads back', async ({ page }) => {
	await page.goto(`${events}/baltic-pride-2022`);
	await page.getByRole('link', { name: 'Proud Cities concert' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Proud Cities concert');
	await page.getByRole('main').getByRole('link', { name: 'Baltic Pride 2022' }).click();
	await expect(page).toHaveURL(/baltic-pride-2022$/);
	await expect(page.getByRole('heading', { name: 'Saturday 4 June' })).toBeVisible();
});

// E15
test('an event that people join in a room or online says both', async ({ page }) => {
	await page.goto(`${events}/tarptautine-konferencija-proud-cities-summit`);
	await expect(
		page.getByRole('definition').filter({ hasText: 'In person and online' })
	).toBeVisible();
	await expect(page.getByRole('definition').filter({ hasText: 'Vilnius Town Hall' })).toBeVisible();
});
