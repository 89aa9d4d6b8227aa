import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/journey.ts';

const pages = [
	'/en',
	'/lt/vilnius-oslo',
	'/nb/vilnius-oslo/plan',
	'/en/vilnius-oslo/results',
	'/lt/vilnius-oslo/activities/2.2',
	'/en/vilnius-oslo/events',
	'/en/vilnius-oslo/events/eitynes-uz-lygybe',
	'/nb/vilnius-oslo/events/baltic-pride-2022',
	'/en/calendar',
	'/lt/search?q=eityn%C4%97s',
	'/nb/accessibility',
	'/lt/privacy',
	'/en/data',
	'/en/sign-in'
];

test('a visitor reads the partnership without a cookie, another host or a barrier', async ({
	page,
	context,
	server,
	javaScriptEnabled
}) => {
	test.skip(!javaScriptEnabled, 'the checker itself is a script');
	test.setTimeout(120_000);
	const foreign: string[] = [];
	page.on('request', (request) => {
		if (!request.url().startsWith(server.origin) && !request.url().startsWith('data:')) {
			foreign.push(request.url());
		}
	});
	for (const path of pages) {
		await page.goto(path);
		const { violations } = await new AxeBuilder({ page })
			.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
			.analyze();
		const faults = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
		expect(faults, path).toEqual([]);
	}
	expect(foreign).toEqual([]);
	expect(await context.cookies()).toEqual([]);
});

test('every number of the march opens to who said it', async ({ page }) => {
	await page.goto('/en');
	await page
		.getByRole('link', { name: /Mainstreaming equal opportunities/ })
		.first()
		.click();
	await page
		.getByRole('navigation', { name: /Pages of this partnership/ })
		.getByRole('link', { name: 'Results' })
		.click();
	await expect(page.getByText('about 10,000').first()).toBeVisible();
	await expect(
		page.getByRole('link', { name: 'Go Vilnius, quoted by LRT English' }).first()
	).toBeVisible();
});

test('what is not translated says in which language it is', async ({ page }) => {
	await page.goto('/lt/vilnius-oslo/events/eitynes-uz-lygybe');
	const title = page.locator('[lang=en]', { hasText: 'March for Equality and Peace' });
	await expect(title.first()).toBeVisible();
	await expect(page.locator('link[hreflang=nb]')).toHaveCount(1);
});
