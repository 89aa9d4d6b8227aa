import { test as base, type Browser, type Page } from '@playwright/test';
import { startJourneyServer, type JourneyServer } from './journey-server.ts';
import { firstPerson } from './first-person.ts';

/** Who works on the story's partnership: the one who started the server, and two whom that one invited. */
const invited = {
	partner_officer: { email: 'officer@oslo.example', name: 'Officer of Oslo' },
	viewer: { email: 'auditor@funder.example', name: 'Auditor' }
} as const;
export type Role = 'coordinator' | keyof typeof invited;
type State = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

type Journey = {
	/** A page of somebody of the team, signed in. */
	signedIn: (role: Role) => Promise<Page>;
};
type Shared = { server: JourneyServer; team: Record<Role, State> };

/** Journeys share one server for each worker: begin from what the story tells, not from an empty page. */
export const test = base.extend<Journey, Shared>({
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
	team: [
		async ({ browser, server }, use) => {
			const person = await firstPerson(browser, { server, script: true });
			const page = await person.newPage();
			await use({
				partner_officer: await joined(page, 'partner_officer'),
				viewer: await joined(page, 'viewer'),
				coordinator: await page.context().storageState()
			});
		},
		{ scope: 'worker', timeout: 120_000 }
	],
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

/** Invites somebody, reads the letter in the outbox and follows its link, as that person would. */
async function joined(coordinator: Page, role: keyof typeof invited): Promise<State> {
	const { email, name } = invited[role];
	await coordinator.goto('/en/p/vilnius-oslo/team');
	const form = coordinator.locator('#invite');
	await form.getByLabel('E-mail address').fill(email);
	await form.getByLabel('Role').selectOption(role);
	if (role === 'partner_officer') await form.getByLabel('Partner').selectOption({ index: 1 });
	await form.getByRole('button', { name: 'Send the invitation' }).click();
	await coordinator.goto('/en/operator/outbox');
	const letter = coordinator.locator('li', { hasText: email }).locator('pre');
	const link = /http\S+\/invitation\/\S+/.exec((await letter.textContent()) ?? '')?.[0] ?? '';
	const context = await (coordinator.context().browser() as Browser).newContext();
	const page = await context.newPage();
	await page.goto(link);
	await page.getByLabel('Your name').fill(name);
	await page.getByRole('button', { name: 'Join' }).click();
	await page.waitForURL(/\/p\/vilnius-oslo$/);
	const state = await context.storageState();
	await context.close();
	return state;
}

export { expect } from '@playwright/test';
