import type { Page } from '@playwright/test';
import { planEvent, type PlannedEvent } from '../support/planned-event.ts';
import { saved } from '../support/sending.ts';
import { expect, test } from '../support/shared-servers.ts';
import { teamAndStranger, type TeamAndStranger } from '../support/team-and-stranger.ts';

// Passes of an event of three days, each chapter standing on the one before it.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

let story: TeamAndStranger | undefined;
let team: Page;
let stranger: Page;
let event: PlannedEvent;
let checkCode = '';

test.beforeAll(async ({ browser }, { project }) => {
	story = await teamAndStranger(browser, project.use);
	({ team, stranger } = story);
});
test.afterAll(() => story?.end());

// E54
test('a coordinator offers a pass for the second day beside one for all three, with a list for each day', async () => {
	event = await planEvent(team, {
		title: 'Harbour festival',
		kind: 'Festival',
		lastDay: '2098-06-12'
	});
	await team.goto(`${event.team}/registration`);
	await team.locator('summary', { hasText: 'Add a kind of place' }).click();
	const added = team.locator('#addProduct');
	await added.locator('[name="title.en"]').fill('Pass for one day');
	await added.getByLabel('Wednesday 11 June').check();
	await team.getByRole('button', { name: 'Add a kind of place' }).click();
	await expect(team.getByText('valid on 11 June 2098')).toBeVisible();
	await team.goto(`${event.team}/door`);
	for (const day of ['Tuesday 10 June', 'Wednesday 11 June']) {
		await team.locator('[name="title.en"]').first().fill(`Gate on ${day}`);
		await team.getByLabel('Admits passes valid on').selectOption(day);
		await team.getByRole('button', { name: 'Add a list' }).click();
		await expect(team.getByText(`Gate on ${day}`)).toBeVisible();
	}
	await expect(team.getByText('passes valid on 11 June 2098')).toBeVisible();
});

// E24
test('one preview shows everything that others could see of a place, and none of it names the event', async () => {
	await team.goto(`${event.team}/registration/preview`);
	const seen = team.locator('section.section', { hasText: 'What others can see' });
	for (const said of [
		'tiltas@localhost',
		'About your place',
		'calendar.ics',
		'Reserved',
		'ticket.pdf',
		'Your place',
		'place.json'
	])
		await expect(seen.getByText(said, { exact: false }).first()).toBeVisible();
	await expect(seen).not.toContainText(event.title);
});

test('a list is tied to an event of the festival, and goes with the day on which that is', async () => {
	await team.goto(event.team);
	await team.getByRole('link', { name: 'Plan an event of this festival' }).click();
	await team.getByLabel('Kind').selectOption('Concert');
	await team.locator('[name="title.en"]').fill('Concert on the quay');
	await team.getByLabel('First day').fill('2098-06-10');
	await team.locator('[name="place.en"]').fill('The quay');
	await team.getByRole('button', { name: 'Plan the event' }).click();
	await expect(team.getByRole('heading', { level: 1 })).toHaveText('Concert on the quay');
	const concert = team.url().replace('/texts', '');
	await team.goto(`${event.team}/door`);
	await team.locator('[name="title.en"]').first().fill('Quay gate');
	await team
		.getByLabel('Admits passes valid on')
		.selectOption('Concert on the quay, Tuesday 10 June');
	await team.getByRole('button', { name: 'Add a list' }).click();
	const row = team.getByRole('listitem').filter({ hasText: 'Quay gate' });
	await expect(row).toContainText('passes valid on 10 June 2098');
	// A day later after all: nobody has to think of the door.
	await team.goto(concert);
	await team.getByLabel('First day').fill('2098-06-11');
	await team.getByLabel('Last day').fill('2098-06-11');
	await team.getByRole('button', { name: 'Save', exact: true }).click();
	await saved(team);
	await team.goto(`${event.team}/door`);
	await expect(row).toContainText('passes valid on 11 June 2098');
});

test('a stranger chooses the pass, and reads on form and ticket when it holds', async () => {
	await stranger.goto(event.address);
	await stranger.getByRole('link', { name: 'Take a place' }).click();
	await stranger.getByLabel('Pass for one day · 11 June 2098').check();
	// As slowly as a person.
	await stranger.waitForTimeout(2_200);
	await stranger.getByRole('button', { name: 'Take a place' }).click();
	const given = stranger.locator('[data-taken] [data-words]').first().locator('li');
	await expect(given).toHaveCount(6);
	const words = await given.allTextContents();
	await stranger.goto('/en/place');
	await stranger.getByLabel('Your six words').fill(words.join(' '));
	await stranger.getByRole('button', { name: 'Open my place' }).click();
	await expect(stranger.getByText('Valid on 11 June 2098.')).toBeVisible();
	checkCode = await stranger.locator('[data-check-code]').innerText();
});

test('the door of the first day turns the pass away and that of its own day lets it in, both without network', async ({
	browser
}) => {
	await team.goto(`${event.team}/door`);
	await team.getByLabel('Post').fill('Gate');
	await team.getByRole('button', { name: 'Let a device in' }).click();
	const link = await team.locator('code').innerText();
	const telephone = await browser.newContext({ javaScriptEnabled: true });
	story?.people.push(telephone);
	const desk = await telephone.newPage();
	await desk.goto(link);
	await expect(desk.getByLabel('Code on the ticket')).toBeVisible({ timeout: 20_000 });
	await telephone.setOffline(true);
	const check = async (list: string, verdict: string) => {
		await desk.getByLabel('Admits to').selectOption(list);
		await desk.getByLabel('Code on the ticket').fill(checkCode);
		await desk.getByRole('button', { name: 'Check' }).click();
		await expect(desk.getByText(verdict, { exact: true })).toBeVisible();
	};
	await check('Gate on Tuesday 10 June', 'Does not admit to this');
	await check('Gate on Wednesday 11 June', 'Come in');
	await check('Quay gate', 'Come in');
	await telephone.setOffline(false);
	await expect(desk.getByText('to send')).toHaveCount(0, { timeout: 20_000 });

	const paper = async (list: string) => {
		await team.goto(`${event.team}/door`);
		const row = team.getByRole('listitem').filter({ hasText: list });
		await row.getByRole('link', { name: 'On paper' }).click();
		await expect(team.getByRole('heading', { name: `Codes on paper: ${list}` })).toBeVisible();
	};
	await paper('Gate on Tuesday 10 June');
	await expect(team.getByText(checkCode)).toHaveCount(0);
	await paper('Gate on Wednesday 11 June');
	await expect(team.getByText(checkCode)).toBeVisible();
});
