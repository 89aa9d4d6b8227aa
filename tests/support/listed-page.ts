import type { Page } from '@playwright/test';

export const passphrase = 'four unlikely words together';

/** The key holder at the page of the list opens it with the passphrase. */
export async function openListed(page: Page, purpose: string): Promise<void> {
	await page.getByLabel('Purpose').fill(purpose);
	await page.getByLabel('Your passphrase').fill(passphrase);
	await page.getByRole('button', { name: 'Open the list' }).click();
}
