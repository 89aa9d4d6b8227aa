import type { Page } from '@playwright/test';
import { keptForLater, startDoor, types, type DoorServer } from '../support/door-server.ts';
import { expect, test } from '../support/shared-servers.ts';

// What goes wrong at doors: no network, wrong clocks, lost telephones, fingers that slip.
let door: DoorServer;
let deskOf: DoorServer['deskOf'];
let codeOf: DoorServer['codeOf'];

test.beforeAll(async ({ browser }, { project }) => {
	test.skip(project.use.javaScriptEnabled === false, 'The desk is an app of the browser.');
	test.setTimeout(120_000);
	door = await startDoor(browser);
	({ deskOf, codeOf } = door);
});
test.afterAll(() => door?.stop());

const link = (device: number) => `/desk/en#${door.told.tokens[device] ?? ''}`;
const sent = (desk: Page) =>
	expect(desk.getByText(/looks? to send/)).toBeHidden({ timeout: 20_000 });
const keepsPage = (desk: Page) =>
	expect.poll(() => desk.evaluate(keptForLater), { timeout: 20_000 }).toContain('.wasm');

// E32
test('the link opened again without network loses nothing, and another post’s link waits until all is sent', async () => {
	const desk = await deskOf(0);
	await keepsPage(desk);
	await desk.context().setOffline(true);
	await types(desk, codeOf(0), 'Come in');
	await desk.goto('about:blank');
	await desk.goto(link(0));
	await expect(desk.getByText('1 look to send')).toBeVisible();
	await types(desk, codeOf(0), 'Already inside');
	await desk.goto('about:blank');
	await desk.goto(link(1));
	await expect(desk.getByText('still has something to send from “North”')).toBeVisible();
	await expect(desk.getByRole('heading', { name: 'North' })).toBeVisible();
	await desk.context().setOffline(false);
	await sent(desk);
	await desk.goto('about:blank');
	await desk.goto(link(1));
	await expect(desk.getByRole('heading', { name: 'South' })).toBeVisible({ timeout: 20_000 });
	await types(desk, codeOf(0), 'Already inside');
	await expect(desk.getByText(/^Already at .+: North$/)).toBeVisible();
	await desk.context().close();
});

// E32
test('a telephone whose clock is an hour ahead says and sends the right time, also without network', async () => {
	const phone = await door.phones.newContext({ baseURL: door.product.origin });
	await phone.addInitScript(anHourAhead);
	const fast = await phone.newPage();
	await fast.goto(link(0));
	await expect(fast.getByText('Online', { exact: true })).toBeVisible({ timeout: 20_000 });
	await keepsPage(fast);
	await phone.setOffline(true);
	await types(fast, codeOf(10), 'Come in');
	await phone.setOffline(false);
	await sent(fast);
	const right = await deskOf(1);
	await expect(async () => types(right, codeOf(10), 'Already inside')).toPass({ timeout: 20_000 });
	await right.getByLabel('Direction').selectOption('out');
	await types(right, codeOf(10), 'Goodbye');
	await sent(right);
	// By its own clock the coming in would be the later one, and the person inside for an hour more.
	await expect(async () => types(fast, codeOf(10), 'Come in')).toPass({ timeout: 20_000 });
	await phone.close();
	await right.context().close();
});

/** In the page: the clock of a telephone that somebody has set wrong. */
function anHourAhead(): void {
	const Right = Date;
	const now = () => Right.now() + 3_600_000;
	globalThis.Date = class extends Right {
		constructor(...given: [] | [number | string]) {
			super(given[0] ?? now());
		}
		static override now = now;
	} as DateConstructor;
}

// E32
test('a lost telephone that is shut out goes on without network only, and forgets all when it has one', async () => {
	const lost = await deskOf(1);
	await keepsPage(lost);
	await lost.context().setOffline(true);
	await types(lost, codeOf(20), 'Come in');
	const page = await door.team.newPage();
	await page.goto(door.told.address);
	const row = page.getByRole('listitem').filter({ hasText: 'South' });
	await row.getByRole('button', { name: 'Shut out' }).click();
	await row.getByRole('dialog').getByRole('button', { name: 'Shut out' }).click();
	await expect(row).toContainText('shut out');
	await lost.context().setOffline(false);
	await expect(lost.getByText('The team has shut this device out.')).toBeVisible({
		timeout: 20_000
	});
	await lost.reload();
	await expect(lost.getByText('This device has not been let in yet.')).toBeVisible();
	// What it admitted by itself is nobody's word: the person is let in by another one.
	const desk = await deskOf(0);
	await types(desk, codeOf(20), 'Come in');
	await lost.context().close();
	await desk.context().close();
});

test('who has erased the place is turned away with the old ticket where there is network', async () => {
	const stranger = await (await door.phones.newContext({ baseURL: door.product.origin })).newPage();
	await stranger.goto('/en/place');
	await stranger.getByLabel('Your six words').fill(door.told.words);
	await stranger.getByRole('button', { name: 'Open my place' }).click();
	await stranger.locator('summary', { hasText: 'Erase' }).click();
	await stranger.getByRole('button', { name: 'Yes, erase it' }).click();
	await expect(
		stranger.getByRole('heading', { name: 'Everything about you is erased' })
	).toBeVisible();
	const desk = await deskOf(0);
	await expect(desk.getByText('Online', { exact: true })).toBeVisible({ timeout: 20_000 });
	await desk.getByRole('button', { name: 'Scan with the camera' }).click();
	await expect(desk.getByText('Given back or withdrawn', { exact: true })).toBeVisible({
		timeout: 20_000
	});
	await stranger.context().close();
	await desk.context().close();
});

test('a device is left after a question, and not while something is still to be sent', async () => {
	const desk = await deskOf(0);
	await keepsPage(desk);
	await desk.getByRole('button', { name: 'Leave and erase everything' }).click();
	await desk.getByRole('button', { name: 'Stay at the door' }).click();
	await desk.context().setOffline(true);
	await types(desk, codeOf(30), 'Come in');
	await desk.getByRole('button', { name: 'Leave and erase everything' }).click();
	await desk.getByRole('button', { name: 'Erase everything', exact: true }).click();
	await expect(desk.getByText('Something is still to be sent')).toBeVisible({ timeout: 20_000 });
	await desk.context().setOffline(false);
	await sent(desk);
	await desk.getByRole('button', { name: 'Erase everything', exact: true }).click();
	await expect(desk.getByText('Everything on this device is erased.')).toBeVisible();
	await desk.context().close();
});

// E51
test('stewards count sectors without network, and the team sees the crowd as a range that grows by itself', async () => {
	const page = await door.team.newPage();
	await page.goto(door.told.address);
	const steward = await deskOf(0);
	await steward.context().setOffline(true);
	await count(steward, 'Bridge', ['100', '140']);
	await expect(steward.getByText('Kept: Bridge, 100 to 140.')).toBeVisible();
	await steward.context().setOffline(false);
	await expect(page.getByText('The crowd now: 100 to 140')).toBeVisible({ timeout: 20_000 });
	await count(steward, 'Square', ['1000', '1200']);
	await expect(page.getByText('The crowd now: 1,100 to 1,340')).toBeVisible({ timeout: 20_000 });
	// The same sector, written in another way: counted anew, not added.
	await count(steward, ' bridge ', ['200', '']);
	await expect(page.getByText('The crowd now: 1,200 to 1,400')).toBeVisible({ timeout: 20_000 });
	await expect(page.getByRole('row', { name: /Square/ })).toContainText('1,000–1,200');
	await steward.context().close();
});

async function count(desk: Page, sector: string, [low = '', high = '']: string[]): Promise<void> {
	const summary = desk.locator('summary', { hasText: 'Count a sector' });
	if (!(await desk.getByLabel('Sector').isVisible())) await summary.click();
	await desk.getByLabel('Sector').fill(sector);
	await desk.getByLabel('At least').fill(low);
	await desk.getByLabel('At most').fill(high);
	await desk.getByRole('button', { name: 'Keep this count' }).click();
}
