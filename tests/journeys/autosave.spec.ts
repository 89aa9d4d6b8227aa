import type { BrowserContext } from '@playwright/test';
import { firstPerson } from '../support/first-person.ts';
import { startJourneyServer, type JourneyServer } from '../support/journey-server.ts';
import { expect, test } from '../support/shared-servers.ts';

const ownText = 'textarea[name="summary.en"]';
const send = '#partnership button[type=submit]:not([formaction])';

let server: JourneyServer;
let person: BrowserContext;
let address: string;

// A server of its own: the first sign-in link works once, and other journeys need theirs.
test.beforeAll(async ({ browser }, { project }) => {
	test.skip(project.use.javaScriptEnabled === false, 'Typing is kept by script.');
	test.setTimeout(120_000);
	server = await startJourneyServer();
	address = `${server.origin}/en/p/vilnius-oslo/partnership`;
	person = await firstPerson(browser, { server, script: true });
});

test.afterAll(async () => {
	await person?.close();
	await server?.stop();
});

test('text that was typed and not sent is there again, until it is thrown away', async () => {
	const first = await person.newPage();
	await first.goto(address, { waitUntil: 'networkidle' });
	const stored = await first.locator(ownText).inputValue();
	const typed = `${stored} Kept.`;
	await first.locator(ownText).fill(typed);
	await expect(first.locator('#partnership [data-state=saved]')).toBeVisible();
	await first.close();

	const second = await person.newPage();
	await second.goto(address);
	await expect(second.locator(ownText)).toHaveValue(typed);
	await second.getByRole('button', { name: 'Discard my draft' }).click();
	await expect(second.locator(ownText)).toHaveValue(stored);
});

test('who saves over a newer text is shown both', async () => {
	const mine = await person.newPage();
	const theirs = await person.newPage();
	// Who fills in a field while the scripts come may lose what was selected in it, and add to it.
	for (const page of [mine, theirs]) await page.goto(address, { waitUntil: 'networkidle' });
	await theirs.locator(ownText).fill('Their text.');
	await theirs.locator(send).click();
	await theirs.waitForURL(/saved=partnership/);
	await expect(theirs.locator(ownText)).toHaveValue('Their text.');

	await mine.locator(ownText).fill('My text.');
	await mine.locator(send).click();
	await expect(mine.locator('.conflict')).toContainText('My text.');
	await expect(mine.locator('.conflict')).toContainText('Their text.');
});

test('what is typed and unfolded before the scripts of the page are there is kept like any other', async () => {
	const slow = await person.newPage();
	let letScriptsGo = () => {};
	const arrived = new Promise<void>((go) => (letScriptsGo = go));
	await slow.route(/\.js$/, async (route) => {
		await arrived;
		await route.continue();
	});
	await slow.goto(address, { waitUntil: 'commit' });
	await slow.locator(ownText).fill('Typed early.');
	const fold = slow.locator('main details:has(form):not([open])').first();
	await fold.locator('summary').click();
	letScriptsGo();
	await expect(slow.locator('#partnership [data-state=saved]')).toBeVisible();
	await expect(slow.locator(ownText)).toHaveValue('Typed early.');
	await expect(slow.locator('main details[open]:has(form)').first()).toBeVisible();
});
