import sharp from 'sharp';
import { firstPerson } from '../support/first-person.ts';
import { startJourneyServer, type JourneyServer } from '../support/journey-server.ts';
import { saved } from '../support/sending.ts';
import { expect, test } from '../support/shared-servers.ts';

let server: JourneyServer | undefined;
test.afterAll(() => server?.stop());

const names = { en: 'Harbour Friends', lt: 'Uosto bičiuliai', nb: 'Havnevennene' };
const contact = 'hello@harbour.example';

// A server of its own: other journeys count the partners.
test('PF3: a partner has a name in each language, a country, a role, a logo and a contact that is public only when ticked', async ({
	browser,
	javaScriptEnabled
}) => {
	test.setTimeout(180_000);
	server = await startJourneyServer();
	const person = await firstPerson(browser, { server, script: javaScriptEnabled ?? true });
	const page = await person.newPage();
	page.setDefaultTimeout(10_000);
	const visitor = await (await browser.newContext({ baseURL: server.origin })).newPage();
	const team = '/en/p/vilnius-oslo/partnership';
	const publish = async () => {
		for (const language of ['en', 'lt', 'nb']) {
			await page.goto(team);
			await page.locator(`#publish-${language} button[type=submit]`).last().click();
			await saved(page);
		}
	};
	const seen = async (language: keyof typeof names) => {
		await visitor.goto(`/${language}/vilnius-oslo`);
		return visitor.getByRole('listitem').filter({ hasText: names[language] }).last();
	};

	await page.goto(team);
	await page.locator('summary', { hasText: 'Add a partner' }).click();
	const form = page.locator('#partner-new');
	for (const [language, name] of Object.entries(names))
		await form.locator(`[name="name.${language}"]`).fill(name);
	await form.locator('[name=role]').selectOption('Associated partner');
	await form.locator('[name=country]').fill('NO');
	await form.locator('[name=contactEmail]').fill(contact);
	await form.getByRole('button', { name: 'Add a partner' }).click();
	await saved(page);
	await page.locator('summary', { hasText: `Add a logo: ${names.en}` }).click();
	const logo = page.locator('details[open] form[id^=logo-of-]');
	const drawn = sharp({ create: { width: 90, height: 60, channels: 3, background: '#2a6' } });
	const png = await drawn.png().toBuffer();
	const file = { name: 'logo.png', mimeType: 'image/png', buffer: png };
	await logo.locator('[name=file]').setInputFiles(file);
	for (const [language, name] of Object.entries(names))
		await logo.locator(`[name="alt.${language}"]`).fill(`${name} (logo)`);
	await logo.getByRole('button', { name: 'Upload the logo' }).click();
	await saved(page);
	await publish();

	for (const language of ['en', 'lt', 'nb'] as const) {
		const shown = await seen(language);
		await expect(shown.getByRole('img', { name: `${names[language]} (logo)` })).toBeVisible();
		await expect(visitor.getByText(contact)).toHaveCount(0);
	}
	const english = await seen('en');
	await expect(english).toContainText('Associated partner');
	const norway = visitor.locator('.country').filter({ hasText: names.en });
	await expect(norway.getByRole('heading', { name: 'Norway' })).toBeVisible();

	await page.goto(team);
	await page.locator('summary', { hasText: `Change ${names.en}` }).click();
	const own = page.locator('details[open] form[id^=partner-]');
	await own.getByLabel('Show the contact on the public page').check();
	await own.getByRole('button', { name: 'Save' }).click();
	await saved(page);
	await expect((await seen('en')).getByText(contact)).toBeVisible();

	// The bridge gets the partnership's own two colours, on each of its pages.
	await page.goto(team);
	await page.getByLabel('Colour of the bridge, first shore').selectOption('Yellow');
	await page.getByLabel('Colour of the bridge, second shore').selectOption('Blue');
	await page.getByRole('button', { name: 'Save', exact: true }).first().click();
	await saved(page);
	for (const address of ['/en/vilnius-oslo', '/lt/vilnius-oslo/events', '/nb/vilnius-oslo/plan']) {
		await visitor.goto(address);
		const main = visitor.locator('main');
		expect(await main.getAttribute('data-left')).toBe('yellow');
		expect(await main.getAttribute('data-right')).toBe('blue');
	}
	await visitor.goto('/en/vilnius-oslo');
	await expect(visitor.locator('.poster path').first()).toHaveCSS('stroke', 'rgb(255, 210, 74)');
	await visitor.goto('/en');
	await expect(visitor.locator('main')).not.toHaveAttribute('data-left');
	await visitor.context().close();
});
