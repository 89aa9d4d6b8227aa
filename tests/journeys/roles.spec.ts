import type { Page } from '@playwright/test';
import { expect, test, type Role } from '../support/journey.ts';

const sections = [
	'Overview',
	'Partnership',
	'Plan',
	'Events',
	'Funding',
	'Results',
	'Reports',
	'Amendments',
	'Team',
	'Journal',
	'Archive'
];

/** What somebody is offered to send on a page, by its action; leaving is nobody's work. */
const offered = (page: Page) =>
	page
		.locator('main form')
		.evaluateAll((forms) =>
			[...new Set(forms.map((form) => form.getAttribute('action')?.replace('?/', '') ?? ''))].sort()
		);

/** From the first page on by clicking alone, through every place of the work menu. */
async function* places(page: Page) {
	await page.goto('/en/p');
	await page.getByRole('link', { name: 'Mainstreaming equal' }).click();
	for (const section of sections) {
		await page.getByRole('navigation', { name: 'Partnership' }).getByText(section).click();
		await expect(
			page.getByRole('navigation', { name: 'Partnership' }).getByText(section)
		).toHaveAttribute('aria-current', 'page');
		yield { section, offered: await offered(page) };
	}
}

const expected: Record<Exclude<Role, 'coordinator'>, Record<string, string[]>> = {
	viewer: {},
	partner_officer: {}
};

for (const role of ['viewer', 'partner_officer'] as const) {
	test(`a ${role} reaches every place by clicking, and finds no work that is not theirs`, async ({
		signedIn
	}) => {
		test.setTimeout(90_000);
		const page = await signedIn(role);
		const found: Record<string, string[]> = {};
		for await (const place of places(page)) {
			if (place.offered.length > 0) found[place.section] = place.offered;
		}
		expect(found).toEqual(expected[role]);
	});
}

test('a viewer reads an event with its figures, and may change nothing of it', async ({
	signedIn
}) => {
	const page = await signedIn('viewer');
	await page.goto('/en/p/vilnius-oslo/events');
	await page.getByRole('link', { name: 'March for Equality' }).click();
	for (const tab of ['Texts', 'Route', 'Programme', 'Pictures', 'Figures', 'Publication']) {
		await page.getByRole('navigation', { name: 'Parts of this event' }).getByText(tab).click();
		await expect(page.getByRole('heading', { level: 1, name: 'March for Equality' })).toBeVisible();
		expect(await offered(page), tab).toEqual([]);
	}
	await expect(page.getByRole('link', { name: 'New event' })).toHaveCount(0);
});
