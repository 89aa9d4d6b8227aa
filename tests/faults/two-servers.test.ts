import { expect, onTestFinished, test } from 'vitest';
import { connectOnce } from '#platform/server/database/access.ts';
import { sleepingMailServer } from '../support/sleeping-mail-server.ts';
import { ownServer } from '../support/own-server.ts';
import { firstOperator, Person } from '../support/person.ts';
import { startProduct } from '../support/product.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const team = '/en/p/vilnius-oslo/team';
const page = '/nb/vilnius-oslo';

test('two servers on one database share sessions and forget the same pages; letters wait for the mail server and are sent once', async () => {
	const server = await ownServer();
	const mail = await sleepingMailServer();
	const settings = {
		DATABASE_URL: server.url,
		DATA_DIR: temporaryFolder(),
		SMTP_URL: `smtp://127.0.0.1:${mail.port}`
	};
	const one = await startProduct(settings);
	onTestFinished(one.stop);
	const two = await startProduct(settings);
	onTestFinished(two.stop);
	const operator = await firstOperator(one);
	const atTwo = new Person(two);
	expect((await atTwo.open(team)).status).toBe(303);
	for (const [name, value] of operator.cookies) atTwo.cookies.set(name, value);
	expect((await atTwo.open(team)).status).toBe(200);

	// The page has been kept by the second when the first changes it.
	const visitor = new Person(two);
	const before = (await visitor.open(page)).text;
	expect((await visitor.open(page)).text).toBe(before);
	const withdrawn = { form: 'withdraw', language: 'nb' };
	const path = '/en/p/vilnius-oslo/partnership?/withdraw';
	expect((await operator.send(path, withdrawn)).status).toBe(303);
	await expect
		.poll(async () => (await visitor.open(page)).text, { timeout: 10_000 })
		.not.toBe(before);

	// A mail server that says nothing holds up no request.
	const names = ['ona', 'jonas', 'kari', 'ola'];
	for (const name of names) {
		const email = `${name}@example.org`;
		const invited = { form: 'invite', email, language: 'lt', role: 'viewer', partner: '' };
		expect((await operator.send(`${team}?/invite`, invited)).status).toBe(303);
	}
	await expect.poll(() => mail.connections.length, { timeout: 20_000 }).toBeGreaterThan(0);
	expect((await atTwo.open(team)).text).toContain('kari@example.org');
	expect(mail.received).toEqual([]);
	await mail.wake();
	const house = await connectOnce({ connectionString: server.url });
	onTestFinished(() => house.end());
	const waiting = async () => {
		await house.query(`update pgboss.job set start_after = now() where state < 'active'`);
		const { rows } = await house.query('select from letter where sent_at is null');
		return rows.length;
	};
	await expect.poll(waiting, { timeout: 40_000, interval: 500 }).toBe(0);
	expect([mail.received.length, new Set(mail.received).size]).toEqual([4, 4]);

	// One goes, the other does not notice.
	await one.stop();
	expect(await one.ended).toBe(0);
	expect((await atTwo.open(team)).status).toBe(200);
}, 180_000);
