import { expect, test } from '../support/journey.ts';

test('the coordinator begins a report and reads it as a PDF', async ({ signedIn }) => {
	test.setTimeout(120_000);
	const page = await signedIn('coordinator');
	await page.goto('/en/p/vilnius-oslo/reports');
	await page.getByLabel('First day').fill('2022-06-01');
	await page.getByLabel('Last day').fill('2022-06-30');
	await page.getByRole('button', { name: 'Begin a report' }).click();
	await expect(page.getByRole('heading', { name: /^Interim report \d$/ })).toBeVisible();
	const pdf = await page.request.get(`${page.url().split(/[?#]/)[0]}/pdf?language=nb`);
	expect(pdf.headers()['content-type']).toBe('application/pdf');
	expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
});
