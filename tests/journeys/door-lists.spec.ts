import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { keptForLater, startDoor, types, type DoorServer } from '../support/door-server.ts';
import { expect, test } from '../support/shared-servers.ts';
import type { ToldDoor } from '../support/told-door.ts';

let door: DoorServer;
let told: ToldDoor;
let deskOf: DoorServer['deskOf'];
let codeOf: DoorServer['codeOf'];

test.beforeAll(async ({ browser }, { project }) => {
	test.skip(project.use.javaScriptEnabled === false, 'The desk is an app of the browser.');
	test.setTimeout(120_000);
	door = await startDoor(browser);
	({ told, deskOf, codeOf } = door);
});
test.afterAll(() => door?.stop());

// E34
test('two doors of one list count who is inside together, through leaving and coming back, until it is full', async () => {
	const [north, south] = [await deskOf(0), await deskOf(1)];
	await types(north, codeOf(0), 'Come in');
	await types(north, codeOf(1), 'Come in');
	await expect(south.getByText('Inside now: 2 of 3')).toBeVisible({ timeout: 12_000 });
	await types(south, codeOf(0), 'Already inside');
	await south.getByLabel('Direction').selectOption('out');
	await types(south, codeOf(0), 'Goodbye');
	await expect(north.getByText('Inside now: 1 of 3')).toBeVisible({ timeout: 12_000 });
	await types(north, codeOf(0), 'Come in');
	await types(north, codeOf(2), 'Come in');
	await expect(north.getByText('Inside now: 3 of 3')).toBeVisible();
	await expect(north.getByText(/^Full/)).toBeVisible();
	await expect(south.getByText(/^Full/)).toBeVisible({ timeout: 12_000 });
	await south.getByLabel('Direction').selectOption('in');
	await types(south, codeOf(4), 'Come in');
	await expect(south.getByText('More are inside than may be: 4 of 3')).toBeVisible();
	await south.getByLabel('Direction').selectOption('out');
	await types(south, codeOf(4), 'Goodbye');

	const page = await door.team.newPage();
	await page.goto(told.address);
	const row = page.getByRole('listitem').filter({ hasText: 'First day' });
	await expect(row).toContainText('Inside now: 3 of 3');
	await south.getByLabel('Direction').selectOption('out');
	await types(south, codeOf(2), 'Goodbye');
	await expect(row).toContainText('Inside now: 2 of 3', { timeout: 20_000 });
	await north.context().close();
	await south.context().close();
});

test('a ticket is read by the camera without network, and its six words lead to it where there is one', async () => {
	const desk = await deskOf(0);
	await desk.getByLabel('Admits to').selectOption('Workshop');
	await types(desk, codeOf(3), 'Does not admit to this');
	await expect.poll(() => desk.evaluate(keptForLater), { timeout: 20_000 }).toContain('.wasm');
	await desk.context().setOffline(true);
	await desk.getByRole('button', { name: 'Scan with the camera' }).click();
	await expect(desk.getByText('Come in', { exact: true })).toBeVisible({ timeout: 20_000 });
	await desk.getByRole('button', { name: 'Stop the camera' }).click();
	await desk.context().setOffline(false);
	const words = told.words.toUpperCase().replaceAll(' ', ', ');
	await types(desk, words, 'Already inside');
	const few = told.words.split(' ').slice(1).join(' ');
	await types(desk, few, 'Not a ticket');
	await desk.context().setOffline(true);
	await types(desk, words, 'Six words need the network: ask for the code on the ticket');
	await desk.context().close();
});

// E32
test('a look without network outlives the browser that is killed at once, and is sent by the next one', async () => {
	const folder = join(door.dataDir, 'phone');
	const begin = () =>
		chromium.launchPersistentContext(folder, {
			executablePath: chromiumPath,
			args: chromiumArguments,
			baseURL: door.product.origin
		});
	const phone = await begin();
	const desk = await phone.newPage();
	await desk.goto(`/desk/en#${told.tokens[1] ?? ''}`);
	await expect(desk.getByText('Online', { exact: true })).toBeVisible({ timeout: 20_000 });
	await expect.poll(() => desk.evaluate(keptForLater), { timeout: 20_000 }).toContain('.wasm');
	await phone.setOffline(true);
	const ended = new Promise((done) => phone.once('close', done));
	await desk.getByLabel('Code on the ticket').fill(codeOf(7));
	await desk.getByRole('button', { name: 'Check' }).click();
	await expect(desk.getByText('Come in', { exact: true })).toBeVisible();
	killBrowser(folder);
	await ended;

	const other = await deskOf(0);
	await types(other, codeOf(8), 'Come in');
	const again = await begin();
	const same = await again.newPage();
	await same.goto('/desk/en');
	await types(same, codeOf(7), 'Already inside');
	await expect(same.getByText('Online', { exact: true })).toBeVisible({ timeout: 20_000 });
	await expect(async () => types(other, codeOf(7), 'Already inside')).toPass({ timeout: 20_000 });
	await again.close();
	await other.context().close();
});

/** Ends every process of the browser that works in this folder, as an empty battery would. */
function killBrowser(folder: string): void {
	for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
		try {
			const line = readFileSync(`/proc/${name}/cmdline`, 'latin1');
			if (line.includes(`--user-data-dir=${folder}`)) process.kill(Number(name), 'SIGKILL');
		} catch {
			// It has ended by itself in the meantime.
		}
	}
}

// Nothing else: no name, no contact, no answer.
const sentToDoors = (
	'event eventTag publicKey title startsOn endsOn zone post lists id admission capacity valid admits revoked madeAt ' +
	'kept others after listId ticket direction at doubles first second found admits isConfirmed'
).split(' ');

// E35
test('a door is sent codes and no names, and nobody is found by a name', async () => {
	const other = await deskOf(0);
	await types(other, codeOf(5), 'Come in');
	await expect(other.getByText('to send')).toBeHidden();
	await other.context().close();
	const phone = await door.phones.newContext({ baseURL: door.product.origin });
	const desk = await phone.newPage();
	const fields = new Set<string>();
	desk.on('response', async (response) => {
		if (!/\/desk\/(pack|scans|words)/.test(response.url())) return;
		JSON.stringify(await response.json().catch(() => ({})), (key: string, value: unknown) => {
			if (!/^\d*$/.test(key)) fields.add(key);
			return value;
		});
	});
	await desk.goto(`/desk/en#${told.tokens[1] ?? ''}`);
	await types(desk, 'Rugilė', 'Not a ticket');
	await types(desk, told.words, 'Come in');
	const seen = ['publicKey', 'valid', 'others', 'found'];
	await expect.poll(() => seen.every((field) => fields.has(field))).toBe(true);
	expect([...fields].filter((field) => !sentToDoors.includes(field))).toEqual([]);
	expect(await desk.getByRole('searchbox').count()).toBe(0);
	await desk.context().close();
});

// E36
test('one click gives every code that is admitted on paper, in order, without a name', async () => {
	const page = await door.team.newPage();
	await page.goto(told.address);
	await page.getByRole('link', { name: 'Codes on paper' }).click();
	const codes = page.locator('ol.codes li');
	await expect(codes).toHaveCount(41);
	const shown = (await codes.allInnerTexts()).map((text) => text.trim());
	expect(shown).toEqual([...shown].sort());
	for (const person of [0, 1, 39]) expect(shown).toContain(codeOf(person));
	for (const code of shown) expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/);
});
