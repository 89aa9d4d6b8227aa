import type { Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { saved } from '../support/sending.ts';

// One coordinator's story, each chapter standing on the one before it.
test.describe.configure({ mode: 'serial', timeout: 150_000 });

const base = '/en/p/vilnius-oslo';
const kinds = [
	['Study visit', 'The team only', 'By invitation', 'A signed list'],
	['Coordination meeting', 'The team only', 'By invitation', 'Minutes'],
	['Conference', 'Everybody, once published', 'By invitation', 'A signed list'],
	['Cultural event', 'Everybody, once published', 'Open to all', 'One anonymous count'],
	['March', 'Everybody, once published', 'Open to all', 'Several anonymous counts'],
	['Concert', 'Everybody, once published', 'Open to all', 'Several anonymous counts']
] as const;

const chosen = (page: Page, label: string) =>
	page.getByLabel(label).evaluate((field) => (field as HTMLSelectElement).selectedOptions[0]?.text);

for (const [kind, visibility, admission, evidence] of kinds) {
	test(`plan: a ${kind.toLowerCase()} takes twelve fields at most, and the rest is set safely (E01)`, async ({
		signedIn
	}) => {
		const page = await signedIn('coordinator');
		await page.goto(`${base}/events`);
		await page.getByRole('link', { name: 'New event' }).click();
		const fields = page.locator('#event').locator('input:not([type=hidden]), select, textarea');
		expect(await fields.count()).toBeLessThanOrEqual(12);
		await page.getByLabel('Kind').selectOption(kind);
		await page.locator('[name="title.en"]').fill(`A ${kind.toLowerCase()}`);
		await page.getByLabel('First day').fill('2022-08-20');
		await page.locator('[name="place.en"]').fill('Vilnius');
		await page.getByRole('button', { name: 'Plan the event' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(`A ${kind.toLowerCase()}`);
		await page.getByRole('link', { name: 'When and where' }).click();
		expect(await chosen(page, 'Who may see it')).toBe(visibility);
		expect(await chosen(page, 'Admission')).toBe(admission);
		await expect(page.getByText('How to prove attendance').locator('..')).toContainText(evidence);
	});
}

/** The concert of the chapter before, at one of its parts. */
async function concert(page: Page, part: string) {
	await page.goto(`${base}/events`);
	await page.getByRole('link', { name: 'A concert' }).click();
	await page
		.getByRole('navigation', { name: 'Parts of this event' })
		.getByRole('link', { name: part })
		.click();
}

test('plan: without access information nothing goes public; what is typed stays', async ({
	signedIn
}) => {
	const page = await signedIn('coordinator');
	await concert(page, 'Publication');
	const english = page.locator('#publish-en');
	await english.getByRole('button', { name: 'Publish' }).click();
	await expect(page.getByRole('alert')).toContainText('Access information is missing');
	await concert(page, 'Texts');
	await page.locator('[name="title.en"]').fill('');
	await page.locator('[name="access.en"]').fill('Step-free from the square.');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('Write the title in one language at least.');
	await expect(page.locator('[name="access.en"]')).toHaveValue('Step-free from the square.');
	await page.locator('[name="title.en"]').fill('A concert');
	await page.locator('[name="title.lt"]').fill('Koncertas');
	await page.locator('[name="access.lt"]').fill('Nuo aikštės įeiti galima be laiptų.');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await saved(page);
});

test('plan: without the funding statement only a reason opens the way to the public (PU2)', async ({
	signedIn,
	javaScriptEnabled
}) => {
	const page = await signedIn('coordinator');
	await page.goto(`${base}/funding`);
	await page.locator('summary', { hasText: 'Attribute to this grant' }).click();
	await page.getByLabel('Activity or event').selectOption({ label: 'A concert' });
	await page.getByRole('button', { name: 'Attribute to this grant' }).click();
	await saved(page);
	await page.locator('summary', { hasText: 'Change this grant' }).click();
	const statement = page.locator('[name="statement.en"]').first();
	const said = await statement.inputValue();
	expect(said).toContain('Norway');
	await statement.fill('');
	await page.locator('[id^=grant-form] button', { hasText: 'Save' }).click();
	await saved(page);

	await concert(page, 'Publication');
	await page.locator('#publish-en').getByRole('button', { name: 'Publish' }).click();
	const row = page.getByRole('listitem').filter({ has: page.locator('#publish-en') });
	await expect(row).toContainText('The funding statement of');
	await expect(row).toContainText('is missing in this language');
	const link = row.getByRole('link', { name: 'The funding statement of' });
	const mended = await page.context().newPage();
	const href = (await link.getAttribute('href')) ?? '';
	await mended.goto(href);
	const field = mended.locator(`[id="${href.split('#')[1]}"]`);
	await expect(field).toHaveAttribute('name', 'statement.en');
	// Without our script the browser brings it into view, and not at every time.
	if (javaScriptEnabled) await expect(field).toBeInViewport();
	await mended.close();
	await page.getByLabel('Why publish all the same?').fill('The funder agreed by letter.');
	await page.locator('#publish-en').getByRole('button', { name: 'Publish' }).click();
	await saved(page);
	await expect(page.locator('main')).toContainText('because: The funder agreed by letter.');
	await page.getByRole('link', { name: 'See the public page' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('A concert');

	await page.goto(`${base}/journal`);
	await page.locator('summary', { hasText: 'One change' }).first().click();
	await expect(page.locator('main')).toContainText('The funder agreed by letter.');
	await page.goto(`${base}/funding`);
	await page.locator('summary', { hasText: 'Change this grant' }).click();
	await page.locator('[name="statement.en"]').first().fill(said);
	await page.locator('[id^=grant-form] button', { hasText: 'Save' }).click();
	await saved(page);
});

test('happen: it moves to another day, then it is held', async ({ signedIn }) => {
	const page = await signedIn('coordinator');
	await concert(page, 'Publication');
	await page.locator('summary', { hasText: 'Move to other days' }).click();
	const form = page.locator('#postpone');
	await form.getByLabel('First day').fill('2022-08-22');
	await form.locator('[name="notice.en"]').fill('Rain is forecast.');
	await form.getByRole('button', { name: 'Move to other days' }).click();
	await saved(page);
	await expect(page.locator('main')).toContainText('Postponed from 20 August 2022');
	await page.getByRole('button', { name: 'Mark as held' }).click();
	await saved(page);
	await expect(page.locator('main')).toContainText('Marked as held');
});

test('prove: two figures disagree, one is reported with a reason, and the indicator counts it', async ({
	signedIn
}) => {
	const page = await signedIn('coordinator');
	await concert(page, 'Figures');
	for (const [number, source] of [
		['900', 'The organiser'],
		['1400', 'A newspaper']
	] as const) {
		await page.getByLabel('Number', { exact: true }).fill(number);
		await page.getByLabel('Source', { exact: true }).fill(source);
		await page.getByRole('button', { name: 'Enter a figure with its source' }).click();
		await saved(page);
	}
	const claim = page.locator('#claims li', { hasText: 'The organiser' });
	await claim.locator('summary', { hasText: 'Report this figure' }).click();
	await claim.getByLabel('Why this figure is the one to report').fill('Counted at the gate.');
	await claim.getByRole('button', { name: 'Report this figure' }).click();
	await saved(page);
	await expect(claim).toContainText('Reported because: Counted at the gate.');

	await page.goto(`${base}/results`);
	await page.locator('summary', { hasText: 'Add an indicator' }).click();
	const form = page.locator('#indicator-new');
	await form.getByLabel('Code').fill('R9');
	await form.locator('[name="title.en"]').fill('People at concerts');
	await form.locator('[name="unit.en"]').fill('people');
	await form.getByLabel('A concert: People who came').check();
	await form.getByRole('button', { name: 'Add an indicator' }).click();
	await saved(page);
	const indicator = page.locator('section', {
		has: page.getByRole('heading', { name: 'R9 People at concerts' })
	});
	await expect(indicator).toContainText('Counted now from the reported figures: 900');
	await indicator.locator('summary', { hasText: 'Enter the value' }).click();
	await indicator.getByRole('button', { name: 'Save' }).click();
	await indicator.getByRole('button', { name: 'Hand in' }).click();
	await indicator.locator('summary', { hasText: 'Return with a note' }).click();
	await indicator.getByLabel('What has to be changed').fill('Say how it was counted.');
	await indicator.getByRole('button', { name: 'Return with a note' }).click();
	await expect(indicator).toContainText('Note of the reader: Say how it was counted.');
	await indicator.getByRole('button', { name: 'Hand in' }).click();
	await indicator.getByRole('button', { name: 'Approve' }).click();
	await expect(indicator).toContainText('900 – Approved');
});

test('tell: every gap leads to the field that mends it (RE3)', async ({ signedIn }) => {
	const page = await signedIn('coordinator');
	await page.goto(`${base}/reports`);
	const form = page.locator('#report-new');
	await form.getByLabel('First day').fill('2022-08-01');
	await form.getByLabel('Last day').fill('2022-08-31');
	await form.getByRole('button', { name: 'Begin a report' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Interim report [23]$/);
	const report = page.url().replace(/[?#].*/, '');
	const gaps = page.locator('section', {
		has: page.getByRole('heading', { name: 'What is missing' })
	});
	const paths = await gaps
		.getByRole('link')
		.evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).href));
	expect(paths.length).toBeGreaterThan(6);
	for (const path of paths) {
		await page.goto(report);
		await gaps
			.locator(`a[href="${new URL(path).pathname}${new URL(path).hash}"]`)
			.first()
			.click();
		const place = page.locator(`[id="${decodeURIComponent(new URL(path).hash.slice(1))}"]`);
		await expect(place, path).toBeInViewport();
	}
});

test('tell: the report is handed in, returned, handed in again, and read as PDF and dossier', async ({
	signedIn
}) => {
	const page = await signedIn('coordinator');
	await page.goto(`${base}/reports`);
	await page.getByRole('link', { name: 'Interim report 2' }).click();
	await page.locator('[name="summary.en"]').fill('The concert moved and was held.');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await saved(page);
	await page.getByRole('button', { name: 'Hand in the report' }).click();
	await expect(page.getByRole('alert')).toContainText('say that you have seen the rest');
	await page.getByLabel('I have seen the gaps').check();
	await page.getByRole('button', { name: 'Hand in the report' }).click();
	await saved(page);
	await page.locator('summary', { hasText: 'Return with a note' }).click();
	await page.getByLabel('What has to be changed').fill('Say what it cost.');
	await page.getByRole('button', { name: 'Return with a note' }).click();
	await expect(page.locator('main')).toContainText('returned: Say what it cost.');
	await page.getByLabel('I have seen the gaps').check();
	await page.getByRole('button', { name: 'Hand in the report' }).click();
	await expect(page.locator('main')).toContainText('Version 2');
	await page.getByRole('button', { name: 'Approve' }).click();
	await saved(page);
	for (const [name, type] of [
		['PDF: norsk bokmål', 'application/pdf'],
		['Dossier with the evidence (zip)', 'application/zip']
	] as const) {
		const href = await page.getByRole('link', { name }).getAttribute('href');
		const answer = await page.request.get(href ?? '');
		expect(answer.headers()['content-type']).toBe(type);
	}
});
