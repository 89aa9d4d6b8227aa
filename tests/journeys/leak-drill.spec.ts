import { startDoor, type DoorServer } from '../support/door-server.ts';
import { expect, test } from '../support/shared-servers.ts';

let door: DoorServer;

test.beforeAll(async ({ browser }, { project }) => {
	test.skip(project.use.javaScriptEnabled === false, 'Its telephones are apps of the browser.');
	test.setTimeout(120_000);
	door = await startDoor(browser);
});
test.afterAll(() => door?.stop());

// E30
test('whoever loses a telephone at the door is led from the menu to shutting it out, notices in three languages and all codes', async () => {
	const page = await door.team.newPage();
	await page.goto('/en/p/door-cities');
	await page.getByRole('link', { name: 'Leak drill' }).click();
	await page.getByLabel('What leaked?').selectOption("Steward's telephone");
	await page.getByLabel('Event', { exact: true }).selectOption({ index: 1 });
	await page.getByRole('button', { name: 'What to do now' }).click();
	await expect(page.getByText('The authority must be told by')).toBeVisible();
	for (const [reader, words] of Object.entries({
		'To the data protection authority': ['article 33', 'BDAR 33 straipsnis', 'GDPR artikkel 33'],
		'To the people concerned': ['We are sorry', 'Atsiprašome', 'Vi er lei for det'],
		'To the partners': ['pass no names on', 'Vardų niekam neperduokite', 'Ikke gi navn videre']
	})) {
		await expect(page.getByRole('heading', { name: reader })).toBeVisible();
		for (const each of words) await expect(page.getByText(each)).toBeVisible();
	}
	await expect(page.getByText('44 tickets')).toBeVisible();
	await expect(page.getByText(door.codeOf(0))).toBeVisible();
	await page.getByRole('link', { name: 'Open the page' }).first().click();
	const row = page.getByRole('listitem').filter({ hasText: 'North' });
	await row.getByRole('button', { name: 'Shut out' }).click();
	await row.getByRole('dialog').getByRole('button', { name: 'Shut out' }).click();
	await expect(row).toContainText('shut out');
});

// E30
test('of a stolen server all events are told at once, each notice is copied by one click', async () => {
	const page = await door.team.newPage();
	await door.team.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('/en/p/door-cities/leak-drill');
	await page.getByLabel('What leaked?').selectOption('Running server');
	await page.getByRole('button', { name: 'What to do now' }).click();
	await expect(page.getByText('ask the operator to change its secret')).toBeVisible();
	await page.getByRole('button', { name: 'Copy' }).nth(1).click();
	await expect(page.getByText('Copied')).toBeVisible();
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toContain('BDAR 33 straipsnis');
	expect(copied).toContain('Susiję žmonės: apie 44');
});

// E26
test('the people of an event that was cancelled are erased at once, and every table is shown to hold nothing of them', async () => {
	const page = await door.team.newPage();
	await page.goto('/en/p/door-cities/leak-drill');
	await expect(page.getByText('Nobody can be erased before their time now')).toBeVisible();
	await page.goto(`/en/p/door-cities/events/${door.told.eventId}/publication`);
	await page
		.locator('details', { has: page.locator('form#cancel') })
		.locator('summary')
		.click();
	await page.locator('form#cancel button[popovertarget]').first().click();
	await page.locator('form#cancel button[type=submit]').last().click();
	await expect(page.locator('form#cancel')).toHaveCount(0);
	await page.goto('/en/p/door-cities/leak-drill');
	await page.getByText('Erase them').first().click();
	await page.getByLabel('Whose').selectOption({ index: 1 });
	await page.getByLabel('Reason').fill('Their list was left on a train.');
	await page.getByRole('button', { name: 'Erase them' }).first().click();
	await page.getByRole('dialog').getByRole('button', { name: 'Erase them' }).click();
	await expect(page.getByRole('heading', { name: '44 people erased, everybody at' })).toBeVisible();
	const row = page.getByRole('row').filter({ hasText: 'registration' }).first();
	await expect(row.getByRole('cell')).toHaveText(['44', '0']);
	await expect(page.getByText('No file held anything of them')).toBeVisible();
});
