import type { BrowserContext, Page } from '@playwright/test';
import { firstPerson } from '../support/first-person.ts';
import { startJourneyServer, type JourneyServer } from '../support/journey-server.ts';
import { expect, test } from '../support/shared-servers.ts';

let server: JourneyServer;
let person: BrowserContext;
let page: Page;

test.beforeAll(async ({ browser }, { project }) => {
	test.skip(project.use.javaScriptEnabled === false, 'Keys are made by script alone.');
	test.setTimeout(120_000);
	server = await startJourneyServer();
	person = await firstPerson(browser, { server, script: true });
	page = await person.newPage();
});
test.afterAll(async () => {
	await person?.close();
	await server?.stop();
});

/** A device of this page that makes passkeys, and gives keys by them if it can. */
async function passkeyDevice(page: Page, hasPrf: boolean): Promise<() => Promise<void>> {
	const browser = await page.context().newCDPSession(page);
	await browser.send('WebAuthn.enable');
	const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			ctap2Version: 'ctap2_1',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true,
			hasPrf
		}
	});
	return async () => {
		await browser.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
		await browser.detach();
	};
}

// E19
test('a key locked with a passkey opens a list on its device, and on no other', async () => {
	test.setTimeout(180_000);
	await page.goto('/en/p/vilnius-oslo/keys');
	const lockWithPasskey = page.getByRole('button', { name: 'Lock it with a passkey' });
	await expect(lockWithPasskey).toBeVisible();
	const takeAway = await passkeyDevice(page, false);
	await lockWithPasskey.click();
	await expect(page.getByText("This device's passkeys can't lock keys")).toBeVisible();
	await takeAway();

	const takeOwnAway = await passkeyDevice(page, true);
	await lockWithPasskey.click();
	await expect(page.getByRole('heading', { name: 'Recovery sheet' })).toBeVisible();
	await page.getByRole('button', { name: 'I have it, or do without' }).click();
	await expect(page.getByText('locked with a passkey.')).toBeVisible();

	await page.goto('/en/p/vilnius-oslo/events');
	await page.getByRole('link', { name: 'Proud Cities Summit' }).first().click();
	await page.getByRole('link', { name: 'Participants' }).click();
	await page.getByRole('button', { name: "Make the event's key" }).click();
	await expect(page.getByText('Any one of them can open the list.')).toBeVisible();
	const open = async () => {
		await page.getByLabel('Purpose').fill('Name badges');
		await page.getByRole('button', { name: 'Open the list' }).click();
	};
	const isOpen = page.getByText('Nothing of it is stored on this computer.');
	await open();
	await expect(isOpen).toBeVisible();
	await page.getByRole('button', { name: 'Close the list' }).click();
	await expect(isOpen).toBeHidden();

	await takeOwnAway();
	await passkeyDevice(page, true);
	await open();
	await expect(page.getByText('The passkey did not unlock your key.')).toBeVisible();
	await expect(isOpen).toBeHidden();
});
