import type { Browser, BrowserContext, Page } from '@playwright/test';
import { startJourneyServer, type JourneyServer } from '../support/journey-server.ts';
import { expect, test } from '../support/shared-servers.ts';

test.use({ actionTimeout: 15_000 });

let server: JourneyServer;
let first: BrowserContext;

// A server of its own: the first sign-in link works once, and other journeys need theirs.
test.beforeAll(async ({ browser }) => {
	test.setTimeout(120_000);
	server = await startJourneyServer();
	first = await browser.newContext({ baseURL: server.origin, locale: 'en-GB' });
});
test.afterAll(async () => {
	await first?.close();
	await server?.stop();
});

/** From the page that anybody sees first to the work in the partnership: nothing but links. */
async function toWork(page: Page): Promise<void> {
	await page.goto('/');
	await page.getByRole('link', { name: 'Sign in' }).first().click();
	await page
		.getByRole('main')
		.getByRole('link', { name: /Mainstreaming/ })
		.click();
	await expect(page).toHaveURL(/\/en\/p\/vilnius-oslo$/);
}

const section = (page: Page, name: string) =>
	page.getByRole('navigation', { name: 'Partnership' }).getByRole('link', { name }).click();

async function invite(page: Page, email: string, role: string): Promise<string> {
	await toWork(page);
	await section(page, 'Team');
	const form = page.locator('form:has(input[name=email])');
	await form.locator('input[name=email]').fill(email);
	await form.locator('select[name=language]').selectOption('en');
	await form.locator('select[name=role]').selectOption(role);
	if (role === 'partner_officer')
		await form.locator('select[name=partner]').selectOption({ index: 1 });
	await form.locator('button[type=submit]').first().click();
	await expect(page).toHaveURL(/saved=/);
	await page.getByRole('link', { name: 'Operator' }).click();
	await page.getByRole('link', { name: 'Outbox' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Outbox' })).toBeVisible();
	// The newest letter stands first.
	const text = (await page.locator('main').textContent()) ?? '';
	return /http\S+\/invitation\/en\?token=[\w-]+/.exec(text)?.[0] ?? '';
}

async function accepted(browser: Browser, link: string): Promise<Page> {
	const context = await browser.newContext({ baseURL: server.origin, locale: 'en-GB' });
	const page = await context.newPage();
	await page.goto(link);
	await page.locator('input[name=name]').fill('Kari');
	await page.locator('main form button[type=submit]').first().click();
	await expect(page).toHaveURL(/\/p\/vilnius-oslo$/);
	return page;
}

test('each role reaches its work from the first page by clicking', async ({ browser }) => {
	test.setTimeout(120_000);
	const coordinator = await first.newPage();
	await coordinator.goto(/http\S+\/welcome\?token=\S+/.exec(server.printed())?.[0] ?? '');
	await coordinator.locator('main form button').first().click();
	await toWork(coordinator);
	await section(coordinator, 'Reports');
	await expect(coordinator.getByRole('button', { name: 'Begin a report' })).toBeVisible();

	const officerLink = await invite(coordinator, 'officer@oslo.example', 'partner_officer');
	const officer = await accepted(browser, officerLink);
	await toWork(officer);
	await section(officer, 'Events');
	await officer.getByRole('link', { name: 'New event' }).click();
	await expect(officer.getByRole('button', { name: 'Plan the event' })).toBeVisible();

	const viewer = await accepted(
		browser,
		await invite(coordinator, 'auditor@funder.example', 'viewer')
	);
	await toWork(viewer);
	await section(viewer, 'Events');
	await expect(viewer.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(viewer.getByRole('link', { name: 'New event' })).toHaveCount(0);
	await section(viewer, 'Reports');
	await viewer
		.getByRole('main')
		.getByRole('link', { name: /report 1/i })
		.first()
		.click();
	await expect(viewer.getByRole('link', { name: /Dossier/ })).toBeVisible();
});
