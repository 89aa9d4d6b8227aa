import { expect, test } from '../support/journey.ts';

test('the coordinator signs in by the printed link, begins a report and reads it as a PDF', async ({
	page,
	server
}) => {
	test.setTimeout(120_000);
	const link = /http\S+\/welcome\?token=\S+/.exec(server.printed())?.[0] ?? '';
	await page.goto(link);
	await page.locator('main form button[type=submit], main form button:not([type])').first().click();
	await expect(page).toHaveURL(/\/account/);

	await page.goto('/en/p/vilnius-oslo/reports');
	await page.getByLabel('First day').fill('2022-06-01');
	await page.getByLabel('Last day').fill('2022-06-30');
	await page.getByRole('button', { name: 'Begin a report' }).click();
	await page.goto('/en/p/vilnius-oslo/reports');
	await page.getByRole('link', { name: 'Interim report 2' }).click();
	await expect(page.getByRole('heading', { name: 'Interim report 2' })).toBeVisible();
	const pdf = await page.request.get(`${page.url().split(/[?#]/)[0]}/pdf?language=nb`);
	expect(pdf.headers()['content-type']).toBe('application/pdf');
	expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
});
