import type { Browser, Page } from '@playwright/test';
import type { JourneyServer } from './journey-server.ts';

/** The first to sign in, by the link that the server prints at its start and that works once. */
export async function welcomed(browser: Browser, server: JourneyServer): Promise<Page> {
	const link = /http\S+\/welcome\?token=\S+/.exec(server.printed())?.[0] ?? '';
	const context = await browser.newContext({ baseURL: server.origin });
	const page = await context.newPage();
	await page.goto(link);
	await page.locator('main form button').first().click();
	await page.waitForURL(/\/account/);
	return page;
}
