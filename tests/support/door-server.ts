import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { codeOfHex } from '#features/registrations/rules/door.ts';
import { chromiumArguments, chromiumPath } from './chromium.ts';
import { filming, writeFilm } from './filmed-code.ts';
import { firstPerson } from './first-person.ts';
import { runToEnd, startProduct, type Product } from './product.ts';
import { roomyFolder } from './roomy-folder.ts';
import type { ToldDoor } from './told-door.ts';

export type DoorServer = {
	told: ToldDoor;
	product: Product;
	dataDir: string;
	/** Signed in as the coordinator. */
	team: BrowserContext;
	/** Telephones, whose camera films the ticket of the person with the words. */
	phones: Browser;
	/** A telephone of its own at this door. */
	deskOf: (device: number) => Promise<Page>;
	/** The check code of somebody with a place. */
	codeOf: (person: number) => string;
	stop: () => Promise<void>;
};

/** The built product with an event at whose doors two devices stand, on a database and a port of its own. */
export async function startDoor(browser: Browser): Promise<DoorServer> {
	const dataDir = mkdtempSync(join(roomyFolder(), 'tiltas-door-'));
	// As root the database runs under another account, which has to get in.
	chmodSync(dataDir, 0o755);
	const SECRET = 'a secret of the tests that is long enough';
	const own = { DATA_DIR: dataDir, EXAMPLE: 'off', SECRET };
	const told = JSON.parse(await runToEnd(['tests/support/tell-door.ts'], own)) as ToldDoor;
	const product = await startProduct(own);
	const team = await firstPerson(browser, { server: product, script: true });
	const film = join(dataDir, 'film.y4m');
	writeFilm(film, told.qr);
	const args = [...chromiumArguments, ...filming(film)];
	const phones = await chromium.launch({ executablePath: chromiumPath, args });
	const deskOf = async (device: number) => {
		const viewport = { width: 390, height: 844 };
		const phone = await phones.newContext({ viewport, baseURL: product.origin });
		const desk = await phone.newPage();
		await desk.goto(`/desk/en#${told.tokens[device] ?? ''}`);
		await expect(desk.getByRole('button', { name: 'Check' })).toBeVisible({ timeout: 20_000 });
		return desk;
	};
	const stop = async () => {
		await phones.close();
		await team.close();
		await product.stop();
		rmSync(dataDir, { recursive: true, force: true });
	};
	const codeOf = (person: number) => codeOfHex(told.numbers[person] ?? '');
	return { told, product, dataDir, team, phones, deskOf, codeOf, stop };
}

/** In the page: the addresses of what it keeps for a time without network. */
export async function keptForLater(): Promise<string> {
	const kept = await (await caches.open('tiltas-desk-1')).keys();
	return kept.map(({ url }) => url).join(' ');
}

/** Types a code or words at a door, and sees the verdict. */
export async function types(desk: Page, text: string, verdict: string): Promise<void> {
	await desk.getByLabel('Code on the ticket').fill(text);
	await desk.getByRole('button', { name: 'Check' }).click();
	await expect(desk.getByText(verdict, { exact: true })).toBeVisible();
}
