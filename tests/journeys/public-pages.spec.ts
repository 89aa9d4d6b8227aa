import { languages } from '#lib/i18n/languages.ts';
import { barriers } from '../support/barriers.ts';
import { publicPages, unreached } from '../support/public-pages.ts';
import { expect, test } from '../support/journey.ts';

// A passkey and the six words of a place are helped by script; every other page has nothing to do for it.
const withScript = /^\/en\/(sign-in|place)/;

// The story has no approved report and no event with registration: made-public.spec.ts and place.spec.ts look at those.
const looked = [
	'/en/[partnership]/events/[event]/registration',
	'/en/[partnership]/reports/[number]'
];

// PS3
test('no public page has a barrier that a program can find, in light and in dark', async ({
	page,
	request,
	javaScriptEnabled
}) => {
	test.skip(!javaScriptEnabled, 'the checker itself is a script');
	test.setTimeout(400_000);
	const paths = await publicPages(request);
	expect(unreached(paths).filter((route) => !looked.includes(route))).toEqual([]);
	const faults: string[] = [];
	for (const [place, path] of paths.entries()) {
		const language = languages[place % languages.length] ?? 'en';
		await page.goto(path.replace(/^\/en/, `/${language}`));
		for (const fault of await barriers(page)) faults.push(`${path} in ${language}, ${fault}`);
	}
	expect(faults).toEqual([]);
});

// PS1, E56
test('every public page is there in each language and names the others', async ({ request }) => {
	test.setTimeout(120_000);
	for (const path of await publicPages(request)) {
		for (const language of languages) {
			const address = path.replace(/^\/en/, `/${language}`);
			const answer = await request.get(address);
			const html = await answer.text();
			expect(html, address).toContain(`<html lang="${language}"`);
			if (html.includes('content="noindex"')) continue;
			expect(answer.status(), address).toBe(200);
			const named = [...html.matchAll(/hreflang="([a-z-]+)" href="https?:\/\/[^/]+\/([a-z]+)/g)];
			expect(named.map(([, tag, leadsTo]) => `${tag} ${leadsTo}`).sort(), address).toEqual(
				['en en', 'lt lt', 'nb nb', 'x-default en'].sort()
			);
		}
	}
});

// PS4
test('a public page is small, brings no script without need and fits a narrow screen', async ({
	page,
	request
}) => {
	test.setTimeout(120_000);
	await page.setViewportSize({ width: 320, height: 640 });
	for (const path of await publicPages(request)) {
		const sizes: Promise<number>[] = [];
		const scripts: string[] = [];
		page.removeAllListeners('requestfinished');
		page.on('requestfinished', (asked) => {
			if (asked.resourceType() === 'script') scripts.push(asked.url());
			if (asked.resourceType() === 'image') return;
			sizes.push(asked.sizes().then(({ responseBodySize }) => responseBodySize));
		});
		await page.goto(path, { waitUntil: 'load' });
		const whole = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
		expect(whole, path).toBeLessThan(100_000);
		if (!withScript.test(path)) expect(scripts, path).toEqual([]);
		const beyond = await page.locator('html').evaluate((html) => html.scrollWidth - 320);
		expect(beyond, `${path} runs out to the side`).toBeLessThanOrEqual(0);
	}
});

// PS5
test('no public page calls another host or leaves a cookie', async ({ page, context, server }) => {
	test.setTimeout(120_000);
	const foreign: string[] = [];
	page.on('request', (asked) => {
		if (!asked.url().startsWith(server.origin) && !asked.url().startsWith('data:')) {
			foreign.push(asked.url());
		}
	});
	for (const path of await publicPages(page.request)) await page.goto(path);
	expect(foreign).toEqual([]);
	expect(await context.cookies()).toEqual([]);
});
