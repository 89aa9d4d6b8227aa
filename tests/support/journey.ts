import type { Page } from '@playwright/test';
import { test as shared, type Role } from './shared-servers.ts';

type Journey = {
	/** A page of somebody of the team, signed in. */
	signedIn: (role: Role) => Promise<Page>;
};

/** Journeys on the worker's shared server: begin from what the story tells, not from an empty page. */
export const test = shared.extend<Journey>({
	baseURL: async ({ server }, use) => use(server.origin),
	signedIn: async ({ browser, team, server, javaScriptEnabled }, use) => {
		const opened: Page[] = [];
		await use(async (role) => {
			const context = await browser.newContext({
				storageState: team[role],
				baseURL: server.origin,
				javaScriptEnabled
			});
			const page = await context.newPage();
			opened.push(page);
			return page;
		});
		for (const page of opened) await page.context().close();
	}
});

export { expect } from '@playwright/test';
export type { Role } from './shared-servers.ts';
