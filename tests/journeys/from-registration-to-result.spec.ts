import { buffer } from 'node:stream/consumers';
import type { Page } from '@playwright/test';
import { passphrase, planEvent, type PlannedEvent } from '../support/planned-event.ts';
import { send } from '../support/sending.ts';
import { expect, test } from '../support/shared-servers.ts';
import { teamAndStranger, type TeamAndStranger } from '../support/team-and-stranger.ts';

// One event's story, each chapter standing on the one before it. The team has JavaScript, for keys are made by it;
// strangers have it or not.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

let story: TeamAndStranger | undefined;
let team: Page;
let stranger: Page;
let event: PlannedEvent;
const words: string[][] = [];
const checkCodes: string[] = [];
const allergy = 'Riešutai Kanarėlė';

test.beforeAll(async ({ browser }, { project }) => {
	story = await teamAndStranger(browser, project.use);
	({ team, stranger } = story);
});
test.afterAll(() => story?.end());

const heading = (name: string) => stranger.getByRole('heading', { level: 1, name });

/** From the event's page to the words, as slowly as a person. */
async function register(at: string, button = 'Take a place', answer?: string): Promise<string[]> {
	await stranger.goto(at);
	const link = stranger.getByRole('link', { name: button });
	if (await link.count()) await link.click();
	await expect(stranger.getByRole('button', { name: button })).toBeVisible();
	await stranger.waitForTimeout(2_200);
	if (answer) await stranger.getByLabel('What should the kitchen know?').fill(answer);
	await stranger.getByRole('button', { name: button }).click();
	const given = stranger.locator('[data-taken] [data-words]').first().locator('li');
	await expect(given).toHaveCount(6);
	return given.allTextContents();
}

async function openPlace(own: readonly string[]): Promise<void> {
	await stranger.goto('/en/place');
	await stranger.getByLabel('Your six words').fill(own.join(' '));
	await stranger.getByRole('button', { name: 'Open my place' }).click();
}

const shownCode = async () =>
	(await stranger.locator('[data-check-code]').textContent())?.trim() ?? '';

test('the coordinator sets up an event with registration, makes its key and publishes it', async () => {
	event = await planEvent(team, { title: 'Open harbour day', question: true });
	await stranger.goto(event.address);
	await expect(heading(event.title)).toBeVisible();
	await expect(stranger.getByText('You need a place, but no name')).toBeVisible();
	await expect(stranger.getByText('By invitation')).toHaveCount(0);
});

test('a stranger takes a place with six words and sees the ticket and all that is known', async () => {
	words.push(await register(event.address, 'Take a place', allergy));
	await openPlace(words[0] ?? []);
	await expect(heading('You have a place')).toBeVisible();
	checkCodes.push(await shownCode());
	expect(checkCodes[0]).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/);
	await stranger.getByText('What is known about you').click();
	const [download] = await Promise.all([
		stranger.waitForEvent('download'),
		stranger.getByRole('button', { name: 'Download it as a file (JSON)' }).click()
	]);
	const known = (await buffer(await download.createReadStream())).toString();
	expect(known).toContain(allergy);
	expect(JSON.parse(known)).toMatchObject({ state: 'confirmed' });
	expect(known).not.toContain((words[0] ?? []).join(' '));
	// Fewer than three would be told to nobody.
	for (const _ of [2, 3]) {
		const own = await register(event.address);
		words.push(own);
		await openPlace(own);
		checkCodes.push(await shownCode());
	}
	expect(new Set(checkCodes).size).toBe(3);
});

test('the team opens the list for a purpose and reads the answer, and everybody reads that it did', async () => {
	await team.goto(`${event.team}/registration/list`);
	await team.getByLabel('Purpose').fill('Diets for the kitchen');
	await team.getByLabel('Your passphrase').fill(passphrase);
	await team.getByRole('button', { name: 'Open the list' }).click();
	const row = team.getByRole('row').filter({ hasText: checkCodes[0] ?? '' });
	await expect(row).toContainText(allergy, { timeout: 60_000 });
	await expect(row).toContainText('A seat');
	await team.getByRole('button', { name: 'Close the list' }).click();
	await expect(team.getByText(allergy)).toHaveCount(0);
	await team.goto('/en/p/vilnius-oslo/keys');
	await expect(team.getByRole('row').filter({ hasText: 'Diets for the kitchen' })).toBeVisible();
});

test('a telephone at the door admits the ticket by its code, and says so when it comes again', async ({
	browser
}) => {
	await team.goto(`${event.team}/door`);
	await team.locator('[name="title.en"]').first().fill('Great hall');
	await send(team.getByRole('button', { name: 'Add a list' }));
	await team.getByLabel('Post').fill('South door');
	await team.getByRole('button', { name: 'Let a device in' }).click();
	const link = await team.locator('code').innerText();
	const telephone = await browser.newContext({ javaScriptEnabled: true });
	story?.people.push(telephone);
	const desk = await telephone.newPage();
	await desk.goto(link);
	const check = async (code = '') => {
		await desk.getByLabel('Code on the ticket').fill(code.toLowerCase());
		await desk.getByRole('button', { name: 'Check' }).click();
	};
	await expect(desk.getByLabel('Code on the ticket')).toBeVisible({ timeout: 20_000 });
	for (const [index, code] of checkCodes.entries()) {
		await check(code);
		await expect(desk.getByText(`Inside now: ${index + 1}`)).toBeVisible();
		await expect(desk.getByText('Come in')).toBeVisible();
	}
	await check(checkCodes[0]);
	await expect(desk.getByText('Already inside')).toBeVisible();
	await expect(desk.getByText('Inside now: 3')).toBeVisible();
	await expect(desk.getByText('to send')).toHaveCount(0, { timeout: 20_000 });
});

test('what the door admitted becomes a figure by one click and moves an indicator', async () => {
	await team.goto('/en/p/vilnius-oslo/results');
	await team.locator('summary', { hasText: 'Add an indicator' }).click();
	const form = team.locator('#indicator-new');
	await form.getByLabel('Code').fill('H1');
	await form.locator('[name="title.en"]').fill('People in the harbour');
	await form.getByLabel(`${event.title}: People who came`).check();
	await form.getByRole('button', { name: 'Add an indicator' }).click();
	const indicator = team.locator('section').filter({ hasText: 'H1 People in the harbour' });
	await expect(indicator).toContainText(
		'Counted now from the reported figures: nothing entered yet'
	);

	await team.goto(`${event.team}/figures`);
	await expect(team.getByText('Admitted by ticket: 3')).toBeVisible();
	await team.getByRole('button', { name: 'Take the tickets over as a figure' }).click();
	const figure = team.locator('li[id^=claim-]').first();
	await expect(figure).toContainText('3 People who came');
	await figure.locator('summary', { hasText: 'Report this figure' }).click();
	await figure.locator('details[open] textarea').first().fill('Counted at the door.');
	await figure.getByRole('button', { name: 'Report this figure' }).click();
	await expect(figure).toContainText('Reported because: Counted at the door.');
	await team.goto('/en/p/vilnius-oslo/results');
	await expect(indicator).toContainText('Counted now from the reported figures: 3');
});

test('the words erase the place, and then lead nowhere; the figure stays', async () => {
	await openPlace(words[0] ?? []);
	await stranger.getByText('Erase everything about me now').click();
	await stranger.getByRole('button', { name: 'Yes, erase it' }).click();
	await expect(heading('Everything about you is erased')).toBeVisible();
	// No folder for backups is set here, so nobody can say for how long.
	await expect(stranger.getByText('Encrypted backups that were made before hold it')).toBeVisible();
	await openPlace(words[0] ?? []);
	await expect(stranger.getByText('These words lead to no place')).toBeVisible();
	await team.goto(`${event.team}/figures`);
	await expect(team.locator('li[id^=claim-]').first()).toContainText('3 People who came');
});

test('who asks for a place is accepted or declined by the team, and reads it with the words', async () => {
	const dinner = await planEvent(team, { title: 'Harbour dinner', mode: 'approval' });
	const asked = [
		await register(dinner.address, 'Ask for a place'),
		await register(dinner.address, 'Ask for a place')
	];
	await expect(heading('Your request has arrived')).toBeVisible();
	await team.goto(`${dinner.team}/registration/list`);
	const requests = team.locator('section').filter({ hasText: 'Requests' });
	await requests.getByRole('button', { name: 'Accept' }).first().click();
	await expect(requests.getByRole('button', { name: 'Accept' })).toHaveCount(1);
	await requests.locator('button[popovertarget]').first().click();
	await team.getByRole('dialog').locator('button[type=submit]').click();
	await expect(team.getByRole('button', { name: 'Accept' })).toHaveCount(0);
	await openPlace(asked[0] ?? []);
	await expect(heading('You have a place')).toBeVisible();
	await openPlace(asked[1] ?? []);
	await expect(heading('There is no place for you this time')).toBeVisible();
});

test('a place by invitation is taken with the link, and with nothing else', async () => {
	const visit = await planEvent(team, { title: 'Harbour visit', mode: 'invitation' });
	await team.goto(`${visit.team}/registration`);
	await team.locator('#invite [name=seats]').fill('1');
	await team.locator('#invite').getByRole('button', { name: 'Make a link' }).click();
	const link = await team.locator('main code').first().innerText();
	await stranger.goto(visit.address);
	await expect(stranger.getByText('Places are given by invitation.')).toBeVisible();
	await stranger.goto(`${visit.address}/registration`);
	await expect(stranger.getByRole('button', { name: 'Take a place' })).toHaveCount(0);
	await openPlace(await register(link));
	await expect(heading('You have a place')).toBeVisible();
	await stranger.goto(link);
	await stranger.waitForTimeout(2_200);
	await stranger.getByRole('button', { name: 'Take a place' }).click();
	await expect(stranger.getByText('all its places are taken')).toBeVisible();
});
