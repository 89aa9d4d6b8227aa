import { expect, test } from '../support/journey.ts';

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'Typing is kept by script');

const ownText = 'textarea[name="summary.en"]';
const address = '/en/p/vilnius-oslo/partnership';

test('text that was typed and not sent is there again, until it is thrown away', async ({
	signedIn
}) => {
	const first = await signedIn('coordinator');
	await first.goto(address);
	const stored = await first.locator(ownText).inputValue();
	await first.locator(ownText).pressSequentially(' Kept.');
	const typed = await first.locator(ownText).inputValue();
	await expect(first.locator('[data-state=saved]')).toBeVisible();
	const second = await first.context().newPage();
	await first.close();
	await second.goto(address);
	await expect(second.locator(ownText)).toHaveValue(typed);
	await second.getByRole('button', { name: 'Discard my draft' }).click();
	await expect(second.locator(ownText)).toHaveValue(stored);
});

test('who saves over a newer text is shown both', async ({ signedIn }) => {
	const mine = await signedIn('coordinator');
	const theirs = await mine.context().newPage();
	await mine.goto(address);
	await theirs.goto(address);
	await theirs.locator(ownText).fill('Their text.');
	await theirs.locator('#partnership button[type=submit]').last().click();
	await expect(theirs.locator(ownText)).toHaveValue('Their text.');
	await theirs.waitForURL(/saved=partnership/);
	await mine.locator(ownText).fill('My text.');
	await mine.locator('#partnership button[type=submit]').last().click();
	await expect(mine.locator('.conflict')).toContainText('Their text.');
	await expect(mine.locator('.conflict')).toContainText('My text.');
});
