import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { saved } from '../support/sending.ts';

// One story, each chapter standing on the one before it: from nothing to a report that is handed in.
test.describe.configure({ mode: 'serial', timeout: 150_000 });

const base = '/en/p/twin-towns';

/** The form that these words unfold. */
async function unfolded(page: Page, words: string): Promise<Locator> {
	const folded = page
		.locator('details', { has: page.locator(`summary:text-is("${words}")`) })
		.first();
	if ((await folded.getAttribute('open')) === null) await folded.locator('summary').click();
	return folded.locator('form').first();
}

test('an operator begins a partnership with its partners', async ({ signedIn }) => {
	const page = await signedIn('coordinator');
	await page.goto('/en/p');
	await page.getByRole('link', { name: 'Operator' }).click();
	await page.getByLabel('Title in that language').fill('Twin towns');
	await page.getByLabel('Short name in the address').fill('twin-towns');
	await page.getByLabel('First day').fill('2026-01-01');
	await page.getByLabel('Last day').fill('2027-12-31');
	await page.getByRole('button', { name: 'Begin the partnership' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('What there is to do');

	await page.getByRole('link', { name: 'Partnership', exact: true }).click();
	for (const [name, country, role] of [
		['North Town', 'NO', 'Donor project partner'],
		['South Town', 'LT', 'Project promoter (lead partner)']
	] as const) {
		const form = await unfolded(page, 'Add a partner');
		await form.getByLabel('English').fill(name);
		await form.getByLabel('Role').selectOption(role);
		await form.getByLabel('Country').fill(country);
		await form.getByRole('button', { name: 'Add a partner' }).click();
		await saved(page);
	}
	await expect(page.getByText('North Town', { exact: true }).first()).toBeVisible();
});

test('the coordinator plans, approves the plan and amends it', async ({ signedIn }) => {
	const page = await signedIn('coordinator');
	await page.goto(base);
	await page.getByRole('link', { name: 'Plan', exact: true }).click();
	await page.locator('#group-new').getByLabel('English').fill('Learning from each other');
	await page.getByRole('button', { name: 'Add a group' }).click();
	await saved(page);
	for (const title of ['Study visit', 'Open festival']) {
		const form = await unfolded(page, 'Add an activity to group 1');
		await form.locator('[name="title.en"]').fill(title);
		await form.getByLabel('First day').fill('2026-05-01');
		await form.getByLabel('Last day').fill('2026-06-30');
		await form.getByRole('button', { name: 'Add', exact: true }).click();
		await saved(page);
	}
	await page.getByRole('button', { name: 'Move up 1.2' }).click();
	await expect(page.getByRole('row', { name: /1\.1 Open festival/ })).toBeVisible();

	await page.getByRole('link', { name: 'Approve the plan' }).click();
	await page.getByRole('button', { name: 'Approve the plan' }).click();
	await saved(page);
	await page.getByLabel('Why the plan has to change').fill('The venue opens later.');
	await page.getByRole('button', { name: 'Begin an amendment' }).click();
	await page.getByLabel('What changes').selectOption({ label: '1.1 Open festival' });
	await page.getByLabel('Field').selectOption('Last day of the activity');
	await page.getByLabel('New value').fill('31 February');
	await page.getByRole('button', { name: 'Add the change' }).click();
	await expect(page.getByRole('alert')).toContainText('Write a day that exists');
	await expect(page.getByLabel('New value')).toHaveValue('31 February');
	await page.getByLabel('New value').fill('2026-09-30');
	await page.getByRole('button', { name: 'Add the change' }).click();
	await page.getByRole('button', { name: 'Propose' }).click();
	await page.getByRole('button', { name: 'Approve', exact: true }).click();
	await page.getByRole('link', { name: 'Plan', exact: true }).click();
	await expect(page.getByRole('row', { name: /1\.1 Open festival/ })).toContainText(
		'30 September 2026'
	);
	await expect(page.getByRole('button', { name: /Move up/ })).toHaveCount(0);
});

test('the grant brings its rules, its statement and its duties', async ({ signedIn }) => {
	const page = await signedIn('coordinator');
	await page.goto(base);
	await page.getByRole('link', { name: 'Funding', exact: true }).click();
	const funder = await unfolded(page, 'Add a funder');
	await funder.getByLabel('English').fill('Norway Grants');
	await funder.getByRole('button', { name: 'Add a funder' }).click();
	await saved(page);
	const grant = page.locator('#grant-new');
	await grant.locator('[name="title.en"]').fill('Fund for towns');
	await grant
		.getByLabel('Rules that apply')
		.selectOption({ label: 'EEA and Norway Grants 2021–2028' });
	await grant.getByLabel('Mechanism').selectOption('norway');
	await grant.getByRole('button', { name: 'Enter a grant' }).click();
	await saved(page);
	await expect(page.getByRole('heading', { name: 'Fund for towns' })).toBeVisible();
	await expect(page.getByText('Communication plan', { exact: true })).toBeVisible();
	const attributed = await unfolded(page, 'Attribute to this grant');
	await attributed.getByLabel('Activity or event').selectOption({ label: '1.1 Open festival' });
	await attributed.getByRole('button', { name: 'Attribute to this grant' }).click();
	await saved(page);
	await expect(page.getByRole('listitem').filter({ hasText: '1.1 Open festival' })).toHaveCount(1);
});
