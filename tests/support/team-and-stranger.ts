import type { Browser, BrowserContext, Page } from '@playwright/test';
import { firstPerson } from './first-person.ts';
import { startJourneyServer } from './journey-server.ts';

export type TeamAndStranger = {
	team: Page;
	stranger: Page;
	/** Whoever is added here leaves with the others. */
	people: BrowserContext[];
	end: () => Promise<void>;
};

/** A server of one's own with its coordinator, who has JavaScript, for keys are made by it, and a stranger, who has it or not. */
export async function teamAndStranger(
	browser: Browser,
	{ javaScriptEnabled = true }: { javaScriptEnabled?: boolean | undefined }
): Promise<TeamAndStranger> {
	const server = await startJourneyServer();
	const coordinator = await firstPerson(browser, { server, script: true });
	const visitor = await browser.newContext({ baseURL: server.origin, javaScriptEnabled });
	const people = [coordinator, visitor];
	const [team, stranger] = [await coordinator.newPage(), await visitor.newPage()];
	for (const page of [team, stranger]) page.setDefaultTimeout(15_000);
	const end = async () => {
		for (const person of people) await person.close();
		await server.stop();
	};
	return { team, stranger, people, end };
}
