import { buffer } from 'node:stream/consumers';
import ICAL from 'ical.js';
import type { Page } from '@playwright/test';
import { barriers } from '../support/barriers.ts';
import { expect, test as shared } from '../support/shared-servers.ts';

const test = shared.extend({ baseURL: async ({ places }, use) => use(places.origin) });

const eventOf = (slug: string) => `/en/${slug}/events/konferencija`;
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** From the event's page to the form, as slowly as a person. */
async function form(page: Page, slug: string, button = 'Take a place') {
	await page.goto(eventOf(slug));
	await page.getByRole('link', { name: button }).click();
	await expect(page.getByRole('button', { name: button })).toBeVisible();
	await page.waitForTimeout(2_200);
	return page.getByRole('button', { name: button });
}

async function wordsOn(page: Page): Promise<string[]> {
	return page.locator('[data-taken] [data-words]').first().locator('li').allTextContents();
}

async function openPlace(page: Page, words: readonly string[]) {
	await page.goto('/en/place');
	await page.getByLabel('Your six words').fill(words.join(' ').toUpperCase());
	await page.getByRole('button', { name: 'Open my place' }).click();
}

test('somebody takes a place without an account, sees it again by six words, changes it and gives it back', async ({
	page,
	context,
	places,
	javaScriptEnabled
}) => {
	test.setTimeout(120_000);
	const canary = `Kanarėlė${javaScriptEnabled ? 'Su' : 'Be'}`;
	const contact = `canary.${javaScriptEnabled ? 'su' : 'be'}@places.example`;
	const asked: string[] = [];
	page.on('request', (request) => {
		asked.push(request.url());
		if (request.method() === 'PUT') asked.push(`sealed: ${request.postData() ?? ''}`);
	});
	const button = await form(page, 'roomy-cities');
	if (javaScriptEnabled) expect(await barriers(page)).toEqual([]);
	await page.getByLabel('What may we call you?').fill(canary);
	await page.getByLabel('By bicycle').check();
	await page.getByLabel('E-mail address').fill(contact);
	await button.dblclick();
	await expect(heading(page, 'You have a place')).toBeVisible();
	const words = await wordsOn(page);
	expect(words.filter(Boolean).length).toBe(6);
	if (javaScriptEnabled) expect(await barriers(page)).toEqual([]);
	await page.reload();
	await expect(heading(page, 'You have a place')).toBeVisible();
	expect(await wordsOn(page)).toEqual(words);

	await openPlace(page, words);
	await expect(heading(page, 'You have a place')).toBeVisible();
	await expect(page.getByLabel('What may we call you?')).toHaveValue(canary);
	await expect(page.getByLabel('By bicycle')).toBeChecked();
	if (javaScriptEnabled) expect(await barriers(page)).toEqual([]);
	await page.getByLabel('What may we call you?').fill(`${canary} II`);
	await page.getByRole('button', { name: 'Save my answers' }).click();
	await expect(page.getByText('sealed anew and saved')).toBeVisible();
	await expect(page.getByLabel('What may we call you?')).toHaveValue(`${canary} II`);

	const other = contact.replace('canary', 'canary.other');
	await page.getByLabel('E-mail address').fill(other);
	await page.getByRole('button', { name: 'Save the address' }).click();
	await expect(page.getByText('The address was sealed and saved')).toBeVisible();
	if (javaScriptEnabled) expect(await barriers(page)).toEqual([]);

	const dump = await places.dump();
	expect(dump).toContain('Alder and Birch');
	expect(asked.filter((one) => one.startsWith('sealed: ')).length).toBe(javaScriptEnabled ? 1 : 0);
	const everything = [dump, places.printed(), ...asked].join('\n').toLowerCase();
	for (const secret of [canary, words.join(' '), words.join('-')]) {
		expect(everything).not.toContain(secret.toLowerCase());
		expect(everything).not.toContain(Buffer.from(secret).toString('hex'));
	}
	expect([dump, places.printed()].join('\n')).not.toContain(contact);
	expect([dump, places.printed()].join('\n')).not.toContain(other);
	await page.getByRole('button', { name: 'Remove the address' }).click();
	await expect(page.getByText('The address was erased')).toBeVisible();

	await page.getByText('Give the place back', { exact: true }).click();
	await page.getByRole('button', { name: 'Yes, give it back' }).click();
	await expect(heading(page, 'This place was given back')).toBeVisible();
	await page.getByText('Erase everything about me now').click();
	await page.getByRole('button', { name: 'Yes, erase it' }).click();
	await expect(heading(page, 'Everything about you is erased')).toBeVisible();
	await openPlace(page, words);
	await expect(page.getByText('These words lead to no place')).toBeVisible();
	expect(await context.cookies()).toEqual([]);
});

test('who fills in the form while the last place goes keeps what was answered, and sends it again', async ({
	page,
	context,
	javaScriptEnabled
}) => {
	test.setTimeout(120_000);
	const name = 'Late "<b>&amp;" Vėlai';
	const late = await form(page, 'last-cities');
	await page.getByLabel('What may we call you?').fill(name);
	const other = await context.newPage();
	const soon = await form(other, 'last-cities');
	await other.getByLabel('What may we call you?').fill('Early');
	await soon.click();
	await expect(heading(other, 'You have a place')).toBeVisible();
	const words = await wordsOn(other);
	await late.click();
	const again = javaScriptEnabled ? late : page.getByRole('button', { name: 'Send it again' });
	const told = page.getByText(
		javaScriptEnabled ? 'There are not enough free places' : 'the last places were taken'
	);
	await expect(told).toBeVisible();
	if (javaScriptEnabled) expect(await barriers(page)).toEqual([]);
	// From now on the page for those who come too late is made once for all.
	const third = await context.newPage();
	await third.goto(`${eventOf('last-cities')}/registration`);
	await expect(third.getByText('All places are taken.')).toBeVisible();
	await expect(third.getByText('the last places were taken')).toBeHidden();
	await again.click();
	await expect(told).toBeVisible();
	await openPlace(other, words);
	await other.getByText('Give the place back', { exact: true }).click();
	await other.getByRole('button', { name: 'Yes, give it back' }).click();
	await expect(other.getByText('It was given back')).toBeVisible();
	await again.click();
	await expect(heading(page, 'You have a place')).toBeVisible();
	await openPlace(page, await wordsOn(page));
	await expect(page.getByLabel('What may we call you?')).toHaveValue(name);
	// The next to walk this way finds the place free.
	await page.getByText('Give the place back', { exact: true }).click();
	await page.getByRole('button', { name: 'Yes, give it back' }).click();
	await expect(page.getByText('It was given back')).toBeVisible();
});

test('who comes when all is taken waits, is offered the place that is given back, and takes it', async ({
	page
}) => {
	test.setTimeout(120_000);
	const name = page.getByLabel('What may we call you?');
	const first = await form(page, 'small-cities');
	await name.fill('First');
	await first.click();
	await expect(heading(page, 'You have a place')).toBeVisible();
	const holder = await wordsOn(page);
	const second = await form(page, 'small-cities', 'Join the waiting list');
	await expect(page.getByText('All places are taken')).toBeVisible();
	await name.fill('Second');
	await second.click();
	await expect(heading(page, 'You are on the waiting list')).toBeVisible();
	const waiting = await wordsOn(page);
	await openPlace(page, holder);
	await page.getByText('Give the place back', { exact: true }).click();
	await page.getByRole('button', { name: 'Yes, give it back' }).click();
	await expect(page.getByText('It was given back')).toBeVisible();
	await openPlace(page, waiting);
	await expect(heading(page, 'A place is free for you')).toBeVisible();
	await page.getByRole('button', { name: 'Take this place' }).click();
	await expect(heading(page, 'You have a place')).toBeVisible();
	// The next to walk this way finds the place free.
	await page.getByText('Give the place back', { exact: true }).click();
	await page.getByRole('button', { name: 'Yes, give it back' }).click();
	await expect(page.getByText('It was given back')).toBeVisible();
});

test('a group has words and a link for each person, who takes others that nobody has seen, and who registered it gives single places back', async ({
	page,
	javaScriptEnabled
}) => {
	test.setTimeout(90_000);
	const button = await form(page, 'roomy-cities');
	await page.getByLabel('What may we call you?').fill('Leader');
	await page.getByLabel('How many places?').selectOption('3');
	await button.click();
	await expect(page.getByRole('heading', { name: 'For the others in your group' })).toBeVisible();
	const own = await wordsOn(page);
	const codes = page.locator('[data-taken] [data-group] [data-words]');
	await expect(codes).toHaveCount(2);
	const other = await codes.first().locator('li').allTextContents();
	const link = page.locator('[data-claim-link]').first();
	const address = (await link.getAttribute('href')) ?? '';
	expect(address).toContain('/en/place#');
	await expect(link).toHaveText(address);
	// Whoever gets the link has the words typed by a script, and types them where there is none.
	await page.goto(address);
	const field = page.getByLabel('Your six words');
	if (javaScriptEnabled) await expect(field).toHaveValue(other.join(' '));
	else await field.fill(other.join(' '));
	await page.getByRole('button', { name: 'Open my place' }).click();
	await expect(heading(page, 'You have a place')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Your group' })).toHaveCount(0);
	await page.getByLabel('What may we call you?').fill('Member');
	await page.getByRole('button', { name: 'Save my answers' }).click();
	await expect(page.getByText('sealed anew and saved')).toBeVisible();
	await page.getByText('Get other words').click();
	await page.getByRole('button', { name: 'Show me other words' }).click();
	const fresh = await page.locator('.fresh [data-words] li').allTextContents();
	await page.getByRole('button', { name: 'I have them: use these words' }).click();
	await expect(page.getByText('only your new words lead here')).toBeVisible();
	await expect(page.getByLabel('What may we call you?')).toHaveValue('Member');
	await openPlace(page, other);
	await expect(page.getByText('These words lead to no place')).toBeVisible();
	await openPlace(page, fresh);
	await expect(page.getByLabel('What may we call you?')).toHaveValue('Member');
	await openPlace(page, own);
	await expect(page.getByText('Member')).toHaveCount(0);
	const third = page.getByRole('listitem').filter({ hasText: 'Place 3' });
	await third.getByText('Give the place back').click();
	await third.getByRole('button', { name: 'Yes, give it back' }).click();
	await expect(third).toContainText('given back');
	await expect(heading(page, 'You have a place')).toBeVisible();
});

test('who has a place takes the ticket along as PDF and the day as a calendar entry', async ({
	page
}) => {
	test.setTimeout(90_000);
	const button = await form(page, 'roomy-cities');
	await page.getByLabel('What may we call you?').fill('Ticket');
	await button.click();
	await expect(heading(page, 'You have a place')).toBeVisible();
	await openPlace(page, await wordsOn(page));
	await expect(page.getByRole('img', { name: 'QR code of the ticket' })).toBeVisible();
	await expect(page.locator('[data-check-code]')).toHaveText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/);
	const pdf = await taken(page, 'Ticket as PDF');
	expect(pdf.name).toBe('ticket.pdf');
	expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
	const calendar = await taken(page, 'Entry for your calendar (ICS)');
	expect(calendar.name).toBe('calendar.ics');
	const entries = new ICAL.Component(ICAL.parse(calendar.bytes.toString()) as unknown[]);
	expect(entries.getAllSubcomponents('vevent').length).toBe(1);
	expect(page.url()).not.toContain('?words');
});

/** The file that a button gives. */
async function taken(page: Page, button: string) {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: button }).click()
	]);
	const bytes = await buffer(await download.createReadStream());
	return { name: download.suggestedFilename(), bytes };
}

test('a slip in a word is named, and what may have been meant', async ({ page }) => {
	await openPlace(page, ['acorn', 'badger', 'cactus', 'daylight', 'emerald', 'falkon']);
	await expect(page.getByText('Did you mean “falcon”?')).toBeVisible();
	await expect(page.getByLabel('Your six words')).toHaveValue(/FALKON/);
});
