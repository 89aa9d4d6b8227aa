import { expect, type Page } from '@playwright/test';
import { saved } from './sending.ts';

export const passphrase = 'four unlikely words together';
export type PlannedEvent = { title: string; team: string; address: string };
type Plan = {
	title: string;
	kind?: 'Conference' | 'Festival';
	mode?: 'open' | 'approval' | 'invitation';
	question?: boolean;
	/** Where it is no event of a single day. */
	lastDay?: string;
};

/** A coordinator plans an event ahead, sets up its registration, makes its key and publishes it, page by page. */
export async function planEvent(page: Page, plan: Plan): Promise<PlannedEvent> {
	await page.goto('/en/p/vilnius-oslo/events/new');
	await page.getByLabel('Kind').selectOption(plan.kind ?? 'Conference');
	await page.locator('[name="title.en"]').fill(plan.title);
	await page.getByLabel('First day').fill('2098-06-10');
	if (plan.lastDay) await page.getByLabel('Last day').fill(plan.lastDay);
	await page.locator('[name="place.en"]').fill('Town hall');
	await page.getByRole('button', { name: 'Plan the event' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(plan.title);
	const team = /\/en\/p\/vilnius-oslo\/events\/[\da-f-]{36}/.exec(page.url())?.[0] ?? '';
	await page.goto(`${team}/texts`);
	await page.locator('[name="access.en"]').fill('Step-free from the square.');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await saved(page);
	await setUpRegistration(page, team, plan);
	await makeEventKey(page, team);
	await page.goto(`${team}/publication`);
	await page.locator('#publish-en').getByRole('button', { name: 'Publish' }).click();
	await saved(page);
	const seen = page.getByRole('link', { name: 'See the public page' });
	return { title: plan.title, team, address: (await seen.getAttribute('href')) ?? '' };
}

async function setUpRegistration(page: Page, team: string, plan: Plan): Promise<void> {
	await page.goto(`${team}/registration`);
	await page.locator('#setUp [name=mode]').selectOption(plan.mode ?? 'open');
	await page.locator('#setUp [name=leastCount]').fill('3');
	await page.locator('#setUp').getByRole('button', { name: 'Save' }).click();
	await saved(page);
	const add = async (what: string, fill: () => Promise<void>) => {
		await page.locator('summary', { hasText: what }).click();
		await fill();
		await page.getByRole('button', { name: what }).click();
		await saved(page);
	};
	await add('Add a quota', async () => {
		await page.locator('#addQuota [name="title.en"]').fill('Great hall');
		await page.locator('#addQuota [name=capacity]').fill('40');
	});
	await add('Add a kind of place', async () => {
		await page.locator('#addProduct [name="title.en"]').fill('A seat');
		await expect(page.getByLabel('Great hall')).toBeChecked();
	});
	if (!plan.question) return;
	await add('Ask a question', async () => {
		await page.locator('#addQuestion [name=kind]').selectOption('text');
		await page.locator('#addQuestion [name="title.en"]').fill('What should the kitchen know?');
		await page.locator('#addQuestion [name="why.en"]').fill('So that everybody can eat.');
	});
}

async function makeEventKey(page: Page, team: string): Promise<void> {
	await page.goto('/en/p/vilnius-oslo/keys');
	const first = page.getByLabel('Passphrase', { exact: true });
	// Which of the two it is, the page's script draws.
	await expect(first.or(page.getByText('locked with a passphrase.')).first()).toBeVisible();
	if (await first.isVisible()) {
		await first.fill(passphrase);
		await page.getByLabel('The same passphrase again').fill(passphrase);
		await page.getByRole('button', { name: 'Make my key' }).click();
		await page.getByRole('button', { name: 'I have it, or do without' }).click({ timeout: 60_000 });
	}
	await page.goto(`${team}/registration/list`);
	await page.getByRole('button', { name: "Make the event's key" }).click();
	await expect(page.getByText('Any one of them can open the list.')).toBeVisible({
		timeout: 30_000
	});
}
