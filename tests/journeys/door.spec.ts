import { firstPerson } from '../support/first-person.ts';
import { startJourneyServer, type JourneyServer } from '../support/journey-server.ts';
import { expect, test } from '../support/shared-servers.ts';

let server: JourneyServer | undefined;
test.afterAll(() => server?.stop());

test('a telephone is let in at a door, checks codes, and goes on without network', async ({
	browser,
	javaScriptEnabled
}) => {
	test.skip(!javaScriptEnabled, 'The desk is an app of the browser.');
	test.setTimeout(180_000);
	server = await startJourneyServer();
	const person = await firstPerson(browser, { server, script: true });
	const page = await person.newPage();
	await page.goto(`${server.origin}/en/p/vilnius-oslo/events`);
	await page
		.getByRole('link', { name: /Proud Cities Summit/ })
		.first()
		.click();
	await page.getByRole('link', { name: 'Door', exact: true }).click();
	await page.getByLabel('English').first().fill('First day');
	await page.getByRole('button', { name: 'Add a list' }).click();
	await expect(page.getByText('First day')).toBeVisible();
	await page.getByLabel('Post').fill('North door');
	await page.getByRole('button', { name: 'Let a device in' }).click();
	const link = await page.locator('code').innerText();

	const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
	const desk = await phone.newPage();
	await desk.goto(link);
	await expect(desk.getByRole('heading', { name: 'North door' })).toBeVisible({ timeout: 20_000 });
	expect(desk.url()).toBe(`${server.origin}/desk/en`);
	await desk.getByLabel('Code on the ticket').fill('0000-0000-0');
	await desk.getByRole('button', { name: 'Check' }).click();
	await expect(desk.getByText('Code not known')).toBeVisible();
	await expect
		.poll(() =>
			desk.evaluate(async () => (await (await caches.open('tiltas-desk-1')).keys()).length)
		)
		.toBeGreaterThan(3);

	await phone.setOffline(true);
	await desk.reload();
	await expect(desk.getByRole('heading', { name: 'North door' })).toBeVisible({ timeout: 20_000 });
	await expect(desk.getByText(/No network/)).toBeVisible();
	await desk.getByText('Count a sector').click();
	await desk.getByLabel('Sector').fill('A');
	await desk.getByLabel('At least').fill('900');
	await desk.getByLabel('At most').fill('1200');
	await desk.getByRole('button', { name: 'Keep this count' }).click();
	await expect(desk.getByText('Kept: A, 900 to 1,200.')).toBeVisible({ timeout: 15_000 });
	await desk.reload();
	await phone.setOffline(false);
	await expect(desk.getByText('Online')).toBeVisible({ timeout: 20_000 });
	await page.reload();
	await expect(page.getByText('900 to 1,200').first()).toBeVisible();

	await page.getByRole('button', { name: 'Shut out' }).click();
	await page.getByRole('dialog').locator('button[type=submit]').click();
	await expect(desk.getByText(/shut this device out/)).toBeVisible({ timeout: 20_000 });
	await phone.close();
});
