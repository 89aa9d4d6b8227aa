import { expect, type Browser, type BrowserContext } from '@playwright/test';
import type { JourneyServer } from './journey-server.ts';

/** The operator and coordinator of the story, signed in by the link that the first start prints; it works once. */
export async function firstPerson(
	browser: Browser,
	{ server, script }: { server: Pick<JourneyServer, 'origin' | 'printed'>; script: boolean }
): Promise<BrowserContext> {
	const person = await browser.newContext({ javaScriptEnabled: script, baseURL: server.origin });
	const page = await person.newPage();
	await page.goto(/http\S+\/welcome\?token=\S+/.exec(server.printed())?.[0] ?? '');
	await page.locator('main form button').first().click();
	await expect(page).toHaveURL(/\/account/);
	await page.close();
	return person;
}
