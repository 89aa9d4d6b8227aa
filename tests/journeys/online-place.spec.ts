import { barriers } from '../support/barriers.ts';
import { expect, test as shared } from '../support/shared-servers.ts';

const test = shared.extend({ baseURL: async ({ places }, use) => use(places.origin) });

test('who takes part online reads so, is told where to join, and can change to a place in the hall and back', async ({
	page,
	javaScriptEnabled
}) => {
	test.setTimeout(90_000);
	await page.goto('/en/hybrid-cities/events/konferencija/registration');
	await expect(page.getByText('Captions in three languages.')).toBeVisible();
	await expect(page.getByText('meet.example')).toHaveCount(0);
	await page.getByLabel('From home').check();
	await page.getByLabel('What may we call you?').fill('Online');
	await page.waitForTimeout(2_200);
	await page.getByRole('button', { name: 'Take a place' }).click();
	const taken = page.getByRole('heading', { level: 1, name: 'You have a place' });
	await expect(taken).toBeVisible();
	await expect(page.getByText('If you chose to take part online')).toBeVisible();
	const words = await page
		.locator('[data-taken] [data-words]')
		.first()
		.locator('li')
		.allTextContents();
	await page.goto('/en/place');
	await page.getByLabel('Your six words').fill(words.join(' '));
	await page.getByRole('button', { name: 'Open my place' }).click();
	const join = page.getByRole('link', { name: 'Join online' });
	await expect(join).toHaveAttribute('href', 'https://meet.example/room');
	await expect(page.getByRole('img', { name: 'QR code of the ticket' })).toHaveCount(0);
	if (javaScriptEnabled) expect(await barriers(page)).toEqual([]);

	const to = async (kind: RegExp) => {
		await page.getByText('Change to another kind of place').click();
		await page.getByRole('radio', { name: kind }).check();
		await page.getByRole('button', { name: 'Change the place' }).click();
		await expect(page.getByText('It is changed.')).toBeVisible();
	};
	await to(/on site/);
	await expect(page.getByRole('img', { name: 'QR code of the ticket' })).toBeVisible();
	await expect(join).toHaveCount(0);
	const first = await page.locator('[data-check-code]').textContent();
	await to(/From home/);
	await expect(join).toBeVisible();
	await to(/on site/);
	await expect(page.locator('[data-check-code]')).not.toHaveText(first ?? '');
	await expect(page.getByLabel('What may we call you?')).toHaveValue('Online');
});
