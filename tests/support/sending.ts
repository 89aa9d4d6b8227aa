import { expect, type Locator, type Page, type Request } from '@playwright/test';

/**
 * What was sent is stored, and the page that says so is all there. Each “Saved.” counts once: the page before may say
 * it too until its successor comes, and who goes on from that one takes back what is on its way.
 */
export async function saved(page: Page): Promise<void> {
	const unread = page.locator(':not([data-read])');
	const said = page.getByRole('status').getByText('Saved.').and(unread);
	await expect(said).toBeVisible();
	await said.evaluate((words) => words.setAttribute('data-read', ''));
	await page.waitForLoadState();
}

/** Presses a button that sends a form, and waits for the page that answers, whatever it says. */
export async function send(button: Locator): Promise<void> {
	const page = button.page();
	let isSent = false;
	const look = (request: Request) => {
		isSent ||= request.isNavigationRequest() && request.method() === 'POST';
	};
	page.on('request', look);
	const answered = page.waitForEvent(
		'framenavigated',
		(frame) => isSent && frame === page.mainFrame()
	);
	await Promise.all([answered, button.click()]);
	page.off('request', look);
	await page.waitForLoadState();
}
