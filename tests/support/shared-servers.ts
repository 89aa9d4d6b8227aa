import { test as base, type Browser, type Page } from '@playwright/test';
import { firstPerson } from './first-person.ts';
import { startJourneyServer, type JourneyServer } from './journey-server.ts';
import { startRegistrationServer, type RegistrationServer } from './registration-server.ts';
import { sureClicks } from './sure-clicks.ts';

/** Who works on the story's partnership: the one who started the server, and two whom that one invited. */
const invited = {
	partner_officer: { email: 'officer@oslo.example', name: 'Officer of Oslo' },
	viewer: { email: 'auditor@funder.example', name: 'Auditor' }
} as const;
export type Role = 'coordinator' | keyof typeof invited;
type State = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>;

type Shared = {
	server: JourneyServer;
	team: Record<Role, State>;
	places: RegistrationServer;
	sure: undefined;
};

/**
 * What the journeys of one worker share; it is started when the first of them asks for it. Every journey takes
 * its `test` from here or from journey.ts: between journeys of another kind the browser is started anew.
 */
export const test = base.extend<object, Shared>({
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
				coordinator: await person.storageState()
			});
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	places: [
		// eslint-disable-next-line no-empty-pattern -- as above
		async ({}, use) => {
			const places = await startRegistrationServer();
			await use(places);
			await places.stop();
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	sure: [
		async ({ browser }, use) => {
			await sureClicks(browser);
			await use(undefined);
		},
		{ scope: 'worker', auto: true }
	]
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
