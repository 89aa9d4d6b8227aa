import type { APIRequestContext, Page } from '@playwright/test';
import { barriers } from '../support/barriers.ts';
import { firstPerson } from '../support/first-person.ts';
import { startJourneyServer, type JourneyServer } from '../support/journey-server.ts';
import { expect, test } from '../support/shared-servers.ts';

const events = '/en/vilnius-oslo/events';
const voices = `${events}/pride-voices-renginys`;

let server: JourneyServer;
let page: Page;
let hasScript: boolean;

// A server of its own: what is announced and approved here is nothing that other journeys expect.
test.beforeAll(async ({ browser }, { project }) => {
	test.setTimeout(120_000);
	server = await startJourneyServer();
	hasScript = project.use.javaScriptEnabled !== false;
	page = await (await firstPerson(browser, { server, script: hasScript })).newPage();
});

test.afterAll(async () => {
	await page.context().close();
	await server.stop();
});

/** What machines read of the event: search engines, calendars and feed readers. */
async function machineReadable(request: APIRequestContext) {
	const text = async (path: string) => (await request.get(path)).text();
	const [html, calendar, all, feed] = await Promise.all([
		text(voices),
		text(`${voices}/calendar.ics`),
		text('/en/calendar.ics'),
		text('/en/vilnius-oslo/feed.xml')
	]);
	const [, json = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? [];
	const status = (JSON.parse(json) as { eventStatus?: string }).eventStatus;
	return { status, calendar, all, feed };
}

// E15, E56
test('an event moved online and then cancelled says so on every page and in every file', async () => {
	test.setTimeout(120_000);
	await page.goto('/en/p/vilnius-oslo/events');
	await page.getByRole('link', { name: 'Pride Voices' }).first().click();
	await page.getByRole('link', { name: 'Publication and changes' }).click();
	await page.waitForURL(/\/publication$/);
	const publication = page.url().split(/[?#]/)[0] ?? '';

	const announce = async (form: string, fields: Record<string, string>) => {
		await page.goto(publication);
		await page.locator(`details:has(form[id="${form}"]) > summary`).click();
		for (const [name, value] of Object.entries(fields))
			await page.locator(`form[id="${form}"] [name="${name}"]`).fill(value);
		// What can't be undone asks first.
		const first = page.locator(`form[id="${form}"] button[popovertarget]`).first();
		if ((await first.count()) > 0) await first.click();
		await page.locator(`form[id="${form}"] button[type=submit]`).last().click();
		await expect(page.locator(`form[id="${form}"]`)).toHaveCount(0);
	};

	await announce('moveOnline', { onlineUrl: 'https://stream.example/voices' });
	await page.goto(voices);
	await expect(page.getByText('This event takes place online only')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Take part online' })).toHaveAttribute(
		'href',
		'https://stream.example/voices'
	);
	const moved = await machineReadable(page.request);
	expect(moved.status).toBe('https://schema.org/EventMovedOnline');
	expect(moved.calendar).toContain('This event takes place online only');
	expect(moved.feed).toContain('Moved online: Pride Voices');

	await announce('cancel', { 'notice.en': 'A storm is coming.', 'notice.lt': 'Artėja audra.' });
	for (const path of [
		'/en/vilnius-oslo',
		events,
		'/en/calendar?month=2022-06',
		'/en/vilnius-oslo/activities/2.2'
	]) {
		await page.goto(path);
		await expect(
			page.getByRole('listitem').filter({ hasText: 'Pride Voices' }).getByText('Cancelled'),
			path
		).toBeVisible();
	}
	await page.goto(voices);
	await expect(page.getByText('This event is cancelled')).toBeVisible();
	await expect(page.getByText('A storm is coming.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Take part online' })).toHaveCount(0);
	await page.goto(voices.replace('/en/', '/nb/'));
	await expect(page.locator('[lang=lt]', { hasText: 'Artėja audra.' }).first()).toBeVisible();
	const cancelled = await machineReadable(page.request);
	expect(cancelled.status).toBe('https://schema.org/EventCancelled');
	expect(cancelled.calendar).toContain('STATUS:CANCELLED');
	expect(cancelled.all.match(/STATUS:CANCELLED/g)).toHaveLength(1);
	expect(cancelled.feed).toContain('Cancelled: Pride Voices');
});

// PS3
test('a report that the funder approved is a page and a PDF for everybody', async () => {
	const address = '/nb/vilnius-oslo/reports/1';
	expect((await page.request.get(address)).status()).toBe(404);
	await page.goto('/en/p/vilnius-oslo/reports');
	await page.getByRole('link', { name: 'Final report 1' }).click();
	await page.locator('form[id="approve"] button[type=submit]').click();
	await expect(page.locator('form[id="approve"]')).toHaveCount(0);

	await page.goto('/nb/vilnius-oslo');
	await page.getByRole('main').getByRole('link', { name: 'Sluttrapport 1' }).click();
	await expect(page).toHaveURL(new RegExp(`${address}$`));
	// The checker itself is a script.
	if (hasScript) expect(await barriers(page)).toEqual([]);
	const pdf = await page.request.get(`${address}/report.pdf`);
	expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
});
