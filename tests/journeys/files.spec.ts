import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { firstPerson } from '../support/first-person.ts';
import { startJourneyServer, type JourneyServer } from '../support/journey-server.ts';
import { send } from '../support/sending.ts';
import { expect, test } from '../support/shared-servers.ts';

const own = '/en/p/vilnius-oslo';

let server: JourneyServer;
let person: BrowserContext;

test.beforeAll(async ({ browser }, { project }) => {
	test.setTimeout(120_000);
	server = await startJourneyServer();
	const script = project.use.javaScriptEnabled !== false;
	person = await firstPerson(browser, { server, script });
});

test.use({ actionTimeout: 8_000 });

test.afterAll(async () => {
	await person?.close();
	await server?.stop();
});

/** The first activity of the plan, as the team works on it. */
async function firstActivity(): Promise<Page> {
	const page = await person.newPage();
	await page.goto(`${own}/plan`);
	await page.locator('main a[href*="/activities/"]').first().click();
	await expect(page.locator('h1')).toContainText(/^1\.1 /);
	return page;
}

const open = (page: Page, summary: string) =>
	page.locator('summary', { hasText: summary }).first().click();

async function addDeliverable(page: Page, title: string): Promise<void> {
	await open(page, 'Add a deliverable');
	await form(page, 'addDeliverable').locator('[name="title.en"]').fill(title);
	await form(page, 'addDeliverable').locator('button').last().click();
	await expect(page.getByText(title).first()).toBeVisible();
}

/** A form of the page by the name of its action. */
const form = (page: Page, action: string) => page.locator(`form[action="?/${action}"]`).first();

test('WP10 and PE2: a deliverable’s file is uploaded, published, downloaded by everybody, and taken back', async ({
	request
}) => {
	test.setTimeout(90_000);
	const page = await firstActivity();
	await addDeliverable(page, 'Leaflet for visitors');

	await open(page, 'Add a file or link');
	const attach = form(page, 'attach');
	await attach.locator('button').last().click();
	await expect(
		page.getByText('Choose a file or write an address, one of the two.').first()
	).toBeVisible();
	await attach.locator('[name=file]').setInputFiles({
		name: '../leaflet <b>.html',
		mimeType: 'text/html',
		buffer: Buffer.from('<script>alert(1)</script>')
	});
	await attach.locator('[name=title]').fill('The leaflet itself');
	await attach.locator('[name=licence]').fill('CC BY 4.0');
	await attach.locator('[name=language]').selectOption('en');
	await attach.locator('[name=visibility]').selectOption('public');
	await attach.locator('button').last().click();
	const link = page.getByRole('link', { name: 'The leaflet itself' });
	await expect(link).toBeVisible();
	await expect(page.getByText(/English, licence CC BY 4\.0/)).toBeVisible();
	const address = `${server.origin}${(await link.getAttribute('href')) ?? ''}`;

	expect((await person.request.get(address)).status()).toBe(200);
	expect((await request.get(address)).status()).toBe(404);

	await send(form(page, 'publish').locator('button').last());
	const reason = page.locator('[name=overrideReason]').first();
	if (await reason.isVisible()) {
		await reason.fill('A journey.');
		await send(form(page, 'publish').locator('button').last());
	}
	const file = await request.get(address);
	expect(file.status()).toBe(200);
	expect(file.headers()).toMatchObject({
		'content-type': 'application/octet-stream',
		'content-disposition': `attachment; filename="leaflet b.html"; filename*=UTF-8''leaflet%20b.html`,
		'x-content-type-options': 'nosniff',
		'cache-control': 'private, no-store'
	});
	const visitor = await person.browser()?.newContext({ javaScriptEnabled: false });
	const publicPage = await visitor?.newPage();
	await publicPage?.goto(`${server.origin}/en/vilnius-oslo/activities/1.1`);
	await expect(publicPage?.getByRole('link', { name: 'The leaflet itself' }) ?? link).toBeVisible();

	await open(page, 'Change: The leaflet itself');
	await form(page, 'describe').locator('[name=visibility]').selectOption('team');
	await send(form(page, 'describe').locator('button').last());
	expect((await request.get(address)).status()).toBe(404);
	await publicPage?.goto(`${server.origin}/en/vilnius-oslo/activities/1.1`);
	expect(await publicPage?.content()).not.toContain('The leaflet itself');
	await visitor?.close();
	await page.close();
});

test('WP2: one page of an activity shows partners, days, events, deliverables, indicators, money and open points', async () => {
	const page = await firstActivity();
	for (const part of ['Events', 'Indicators', 'Paid for by', 'Open points', 'Deliverables'])
		await expect(page.getByRole('heading', { name: part, exact: true })).toBeVisible();
	await expect(page.getByRole('group', { name: 'Partners' })).toBeVisible();
	for (const day of ['First day', 'Last day'])
		await expect(page.getByLabel(day, { exact: true }).last()).toBeVisible();
	await page.close();
});

test('a figure’s source and a duty’s evidence may be a file, which the team alone reads', async ({
	request
}) => {
	test.setTimeout(90_000);
	const page = await person.newPage();
	await page.goto(`${own}/funding`);
	await open(page, 'Enter evidence');
	const evidence = form(page, 'enterEvidence');
	await evidence.locator('[name=note]').fill('The plan as it was sent.');
	await evidence.locator('[name=file]').setInputFiles({
		name: 'plan.pdf',
		mimeType: 'application/pdf',
		buffer: Buffer.from('%PDF-1.7 a plan')
	});
	await evidence.locator('button').last().click();
	const link = page.getByRole('link', { name: 'plan.pdf' });
	await expect(link).toBeVisible();
	const address = `${server.origin}${(await link.getAttribute('href')) ?? ''}`;
	const answer = await person.request.get(address);
	expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
	expect((await request.get(address)).status()).toBe(404);

	await page.goto(`${own}/events`);
	const event = page.locator('main a[href*="/events/"]:not([href$="/new"])').first();
	await page.goto(`${(await event.getAttribute('href')) ?? ''}/figures`);
	const figure = form(page, 'enter');
	await figure.locator('[name=low]').fill('42');
	await figure.locator('[name=sourceName]').fill('Signed list');
	await figure.locator('[name=file]').setInputFiles({
		name: 'list.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('place;count\nVilnius;42\n')
	});
	await figure.locator('button').last().click();
	await expect(page.getByRole('link', { name: 'list.csv' })).toBeVisible();
	await page.close();
});

test('a file over the limit is refused at its field, and nothing typed is lost', async () => {
	const page = await firstActivity();
	await addDeliverable(page, 'Film of the march');
	await open(page, 'Add a file or link');
	const attach = form(page, 'attach');
	await attach.locator('[name=title]').fill('Too large');
	const large = join(mkdtempSync(join(tmpdir(), 'tiltas-large-')), 'large.bin');
	writeFileSync(large, '');
	truncateSync(large, 25 * 1024 * 1024 + 1);
	await attach.locator('[name=file]').setInputFiles(large);
	await attach.locator('button').last().click();
	await expect(page.getByText('This file is larger than 25 MB.').first()).toBeVisible();
	await expect(form(page, 'attach').locator('[name=title]')).toHaveValue('Too large');
	rmSync(dirname(large), { recursive: true });
	await page.close();
});
