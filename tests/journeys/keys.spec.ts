import type { Page } from '@playwright/test';
import { firstPerson } from '../support/first-person.ts';
import { startJourneyServer, type JourneyServer } from '../support/journey-server.ts';
import { expect, test } from '../support/shared-servers.ts';

let server: JourneyServer;
let coordinator: Page;
let second: Page;
const passphrase = 'four unlikely words together';

// A server of its own: keys are made once, and other journeys expect none.
test.beforeAll(async ({ browser }, { project }) => {
	test.skip(project.use.javaScriptEnabled === false, 'Keys are made by script alone.');
	test.setTimeout(180_000);
	server = await startJourneyServer();
	coordinator = await (await firstPerson(browser, { server, script: true })).newPage();
	second = await (await browser.newContext({ baseURL: server.origin })).newPage();
	await join(second, 'second@oslo.example');
});

test.afterAll(async () => {
	await coordinator?.context().close();
	await second?.context().close();
	await server?.stop();
});

/** Invites a second coordinator, who follows the letter that waits in the outbox. */
async function join(page: Page, email: string): Promise<void> {
	await coordinator.goto('/en/p/vilnius-oslo/team');
	await coordinator.locator('form#invite input[type=email]').fill(email);
	await coordinator.locator('form#invite [name=role]').selectOption('coordinator');
	await coordinator.locator('form#invite button[type=submit]').last().click();
	await coordinator.waitForURL(/saved=invite/);
	await coordinator.goto('/en/operator/outbox');
	const letters = await coordinator.locator('main').innerHTML();
	const link = /\/invitation\/[^\s"<]+/.exec(letters)?.[0] ?? '';
	await page.goto(link.replaceAll('&amp;', '&'));
	await page.locator('main form input[type=text]').first().fill('Kari');
	await page.locator('main form button[type=submit]').first().click();
	await expect(page).not.toHaveURL(/invitation/);
}

async function makeKey(page: Page): Promise<string> {
	await page.goto('/en/p/vilnius-oslo/keys');
	await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
	await page.getByLabel('The same passphrase again').fill(passphrase);
	await page.getByRole('button', { name: 'Make my key' }).click();
	await expect(page.getByRole('heading', { name: 'Recovery sheet' })).toBeVisible({
		timeout: 60_000
	});
	const groups = await page.locator('section.sheet code').allTextContents();
	await page.getByRole('button', { name: 'I have it, or do without' }).click();
	return groups.join(' ');
}

// PE4, E19, E29
test('two key holders open a list together, and everybody can read that they did', async () => {
	test.setTimeout(240_000);
	const sheet = await makeKey(coordinator);
	await makeKey(second);

	await coordinator.goto('/en/p/vilnius-oslo/events');
	await coordinator.getByRole('link', { name: 'Proud Cities Summit' }).first().click();
	await coordinator.getByRole('link', { name: 'Participants' }).click();
	await coordinator.getByLabel('Two together').check();
	await coordinator.getByRole('button', { name: "Make the event's key" }).click();
	await expect(coordinator.getByText('Two of them must open the list together.')).toBeVisible();
	const list = coordinator.url().split(/[?#]/)[0] ?? '';

	await coordinator.getByLabel('Purpose').fill('Name badges');
	await coordinator.getByLabel('Your passphrase').fill('not the passphrase of it');
	await coordinator.getByRole('button', { name: 'Open the list' }).click();
	await expect(coordinator.getByText('This is not the passphrase of your key.')).toBeVisible({
		timeout: 60_000
	});
	await coordinator.getByText('Use the recovery sheet').click();
	await coordinator.getByLabel('The groups of the recovery sheet').fill(sheet);
	await coordinator.getByRole('button', { name: 'Open the list' }).click();
	await expect(coordinator.getByText('Now a second key holder has to add')).toBeVisible({
		timeout: 60_000
	});
	const answers = await coordinator.request.get(`${list}/answers`);
	expect(answers.status()).toBe(404);

	await second.goto(list);
	await expect(second.getByText('wants to open this list')).toBeVisible();
	await second.getByLabel('Your passphrase').first().fill(passphrase);
	await second.getByRole('button', { name: 'Add my part' }).click();
	await expect(second.getByText('Your part is added')).toBeVisible({ timeout: 60_000 });

	await expect(coordinator.getByText('Nothing of it is stored on this computer.')).toBeVisible({
		timeout: 60_000
	});
	await coordinator.getByRole('button', { name: 'Close the list' }).click();
	await expect(coordinator.getByLabel('Purpose')).toBeVisible();
	expect((await coordinator.request.get(`${list}/answers`)).status()).toBe(404);

	await second.goto('/en/p/vilnius-oslo/keys');
	const line = second.getByRole('row').filter({ hasText: 'Name badges' });
	await expect(line).toContainText('Proud Cities Summit');
	await expect(line).toContainText('+ Kari');
	await expect(line).toContainText('1 minute');
});
