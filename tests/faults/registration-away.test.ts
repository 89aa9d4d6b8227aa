import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { connectOnce } from '#platform/server/database/access.ts';
import { ownServer } from '../support/own-server.ts';
import { Person } from '../support/person.ts';
import { runToEnd, startProduct } from '../support/product.ts';
import { openForms, openPlace, wordsIn } from '../support/registering.ts';
import { sleepingMailServer } from '../support/sleeping-mail-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a mail server that hangs and a database that is away cost nobody a place, and the same form sent again gives one', async () => {
	const server = await ownServer();
	const mail = await sleepingMailServer();
	const settings = {
		DATABASE_URL: server.url,
		DATA_DIR: temporaryFolder(),
		SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
		EXAMPLE: 'off',
		TRUST_PROXY: 'on'
	};
	await runToEnd(['tests/support/tell-registration.ts'], settings);
	const product = await startProduct(settings);
	onTestFinished(product.stop);
	const forms = await openForms(product, 'roomy-cities', 8);
	const contact = (index: number) => ({ contact: `person${index}@example.org` });
	const send = async (index: number) => forms[index]!.send(product, contact(index));

	// The first letter hangs; whoever comes then gets the same answer.
	const first = await send(0);
	await expect.poll(() => mail.connections.length, { timeout: 30_000 }).toBeGreaterThan(0);
	const meanwhile = await Promise.all([1, 2, 3].map(send));
	for (const { status } of [first, ...meanwhile]) expect(status).toBe(200);
	expect(mail.received).toEqual([]);

	const eventPage = forms[0]!.path.replace('/registration', '');
	expect((await new Person(product).open(eventPage)).status).toBe(200);
	await server.stop();
	const refused = await Promise.all([4, 5, 6, 7].map(send));
	for (const { status, headers, text } of refused) {
		expect([status, headers.get('retry-after')]).toEqual([503, '5']);
		expect(text).toContain('what you have just sent was not saved');
	}
	expect((await new Person(product).open(eventPage)).status).toBe(200);
	await pause(2_000);
	await server.start();

	const again = await Promise.all(
		[0, 1, 2, 3, 4, 5, 6, 7].map(async (index) => {
			await expect
				.poll(async () => (await send(index)).status, { timeout: 30_000, interval: 500 })
				.toBe(200);
			return wordsIn(await send(index));
		})
	);
	expect(again.slice(0, 4)).toEqual([first, ...meanwhile].map(wordsIn));
	expect(new Set(again).size).toBe(8);
	for (const words of again) expect((await openPlace(product, words)).status).toBe(200);
	const house = await connectOnce({ connectionString: server.url });
	onTestFinished(() => house.end());
	const { rows } = await house.query('select state from registration');
	expect(rows).toEqual(Array(8).fill({ state: 'confirmed' }));
}, 240_000);
