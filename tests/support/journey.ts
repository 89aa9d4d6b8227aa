import { test as base, type Page } from '@playwright/test';
import { startJourneyServer, type JourneyServer } from './journey-server.ts';

/** The people of the story, one for each role of the team. */
const cast = {
	coordinator: 'coordinator@vilnius.example',
	partner_officer: 'officer@oslo.example',
	viewer: 'auditor@funder.example',
	operator: 'operator@tiltas.example'
} as const;
export type Role = keyof typeof cast;

type Journey = {
	/** Signs in by the link that the server prints where no mail server is set, as a person would. */
	signedIn: (role: Role) => Promise<Page>;
};

/** Journeys share one server for each worker: begin from what the story tells, not from an empty page. */
export const test = base.extend<Journey, { server: JourneyServer }>({
	server: [
		// Playwright reads which fixtures are needed from the pattern, also where none is.
		// eslint-disable-next-line no-empty-pattern -- see above
		async ({}, use) => {
			const server = await startJourneyServer();
			await use(server);
			await server.stop();
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	baseURL: async ({ server }, use) => use(server.origin),
	signedIn: async ({ page, server }, use) => {
		await use(async (role) => {
			const link = await server.signInLinkAfter(async () => {
				await page.goto('/en/sign-in');
				await page.locator('input[type=email]').fill(cast[role]);
				await page.locator('form:has(input[type=email]) button[type=submit]').click();
			});
			await page.goto(link);
			// Opening a link does nothing yet: programs that look through mail open links too.
			await page.locator('main form button[type=submit]').click();
			return page;
		});
	}
});

export { expect } from '@playwright/test';
