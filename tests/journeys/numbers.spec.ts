import { readFile } from 'node:fs/promises';
import { firstPerson } from '../support/first-person.ts';
import { startJourneyServer, type JourneyServer } from '../support/journey-server.ts';
import { expect, test } from '../support/shared-servers.ts';

let server: JourneyServer | undefined;
test.afterAll(() => server?.stop());

test('a coordinator counts the registrations of a past event, reads why small numbers are hidden, and opens them', async ({
	browser,
	javaScriptEnabled
}) => {
	test.setTimeout(120_000);
	server = await startJourneyServer();
	const script = javaScriptEnabled ?? true;
	const person = await firstPerson(browser, { server, script });
	const page = await person.newPage();
	await page.goto(`${server.origin}/en/p/vilnius-oslo/events`);
	await page
		.getByRole('link', { name: /Proud Cities Summit/ })
		.first()
		.click();
	await page.getByRole('link', { name: 'Registration', exact: true }).click();
	await page.getByLabel('Protection').selectOption('ordinary');
	await page.locator('#setUp button[type=submit]').last().click();
	await page.getByRole('link', { name: 'Numbers of the registrations' }).click();

	await expect(page.getByText('Nothing has been counted yet.')).toBeVisible();
	const tabs = page.getByRole('navigation', { name: 'Parts of this event' });
	await expect(tabs.locator('[aria-current]')).toHaveText('Registration');
	await expect(page.getByText('Count first; then')).toBeVisible();
	await page.getByRole('button', { name: 'Count now' }).click();
	await expect(page.getByText(/^Counted on/)).toBeVisible();
	await expect(page.locator('dd').first()).toHaveText('< 10');
	await expect(page.getByText('“< 10” stands for fewer than 10 people')).toBeVisible();
	await page.getByRole('button', { name: 'Count now' }).click();
	await expect(page.getByRole('alert')).toContainText('there is nothing to count');

	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Download as CSV' }).click();
	const file = await download;
	expect(file.suggestedFilename()).toBe('numbers.csv');
	const told = await readFile(await file.path(), 'utf8');
	expect(told.split('\r\n').slice(1, 3)).toEqual(['registered,,,,,10', 'admitted,,,,,']);

	await page.getByRole('button', { name: 'Put into the open data' }).click();
	await expect(page.getByText(/^In the open data since/)).toBeVisible();
	const open = await page.request.get(
		`${server.origin}/api/v1/partnerships/vilnius-oslo/registrations`
	);
	const { rows } = (await open.json()) as { rows: { what: string; fewer_than: number | null }[] };
	expect(rows.map(({ what, fewer_than }) => [what, fewer_than])).toEqual([
		['registered', 10],
		['admitted', null]
	]);
	await page.getByRole('button', { name: 'Take out of the open data' }).click();
	await expect(page.getByRole('button', { name: 'Put into the open data' })).toBeVisible();
	await person.close();
});
