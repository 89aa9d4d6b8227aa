import type { Browser, Locator } from '@playwright/test';

/**
 * From now on a click scrolls first, and waits for the next picture. Without script nobody sees whether a click meets
 * what it is meant for: one in the moment of the scrolling may meet what stood there before, and do nothing.
 */
export async function sureClicks(browser: Browser): Promise<void> {
	const context = await browser.newContext();
	const page = await context.newPage();
	const locators = Object.getPrototypeOf(page.locator('body')) as Pick<Locator, 'click'>;
	await context.close();
	const { click } = locators;
	locators.click = async function (this: Locator, options) {
		const { timeout } = options ?? {};
		await this.scrollIntoViewIfNeeded(timeout === undefined ? {} : { timeout });
		await click.call(this, options);
	};
}
