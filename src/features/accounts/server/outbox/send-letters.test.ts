import { expect, test } from 'vitest';
import { inTransaction } from '#platform/server/database/transaction.ts';
import type { Database } from '#platform/server/database/open.ts';
import { startJobs } from '#platform/server/jobs.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { mailServer } from '../../../../../tests/support/mail-server.ts';
import { quietLog } from '../../../../../tests/support/quiet-log.ts';
import { accountJobs } from '../jobs.ts';
import { originMark, queueLetter } from './letters.ts';
import { letterSender, queueWaitingLetters } from './send-letters.ts';

const origin = 'https://tiltas.example';
const clock = () => new Date();

function write(database: Database, queuedAt = clock()): Promise<string> {
	return inTransaction(database, (tx) =>
		queueLetter(tx, queuedAt, {
			kind: 'invitation',
			language: 'lt',
			recipient: 'ona@example.org',
			subject: 'Kvietimas',
			body: `Sveiki,\n${originMark}/invitation/lt?token=abc-DEF_123`
		})
	);
}

const letters = (database: Database) =>
	database.sql.selectFrom('letter').select(['sent_at', 'attempts', 'last_error', 'body']).execute();
const dueNow = (database: Database) =>
	database.pool.query(`update pgboss.job set start_after = now() where state < 'active'`);

test('while the mail server is down the letter waits and says why; once it is up it is sent once', async () => {
	const database = await testDatabase();
	const { send, received, up } = await mailServer();
	await write(database);
	const jobs = await startJobs(database, accountJobs({ origin, clock, send }), quietLog);
	await expect
		.poll(() => letters(database), { timeout: 8_000 })
		.toMatchObject([{ sent_at: null, attempts: 1, last_error: 'unreachable' }]);
	await up();
	await dueNow(database);
	await expect.poll(() => received.length, { timeout: 12_000 }).toBe(1);
	await expect.poll(async () => (await letters(database))[0]?.sent_at ?? null).not.toBe(null);
	await queueWaitingLetters(database.sql);
	await dueNow(database);
	await jobs.stop();
	expect(received.length).toBe(1);
	expect(received[0]?.text?.trim()).toBe(`Sveiki,\n${origin}/invitation/lt?token=abc-DEF_123`);
	expect((await letters(database))[0]).toMatchObject({
		attempts: 2,
		last_error: null,
		body: `Sveiki,\n${originMark}/invitation/lt?token=…`
	});
}, 30_000);

test('two workers with the same letter send it once', async () => {
	const database = await testDatabase();
	const { send, received, up } = await mailServer();
	await up();
	const letterId = await write(database);
	const handle = letterSender({ origin, clock, send });
	const work = () => inTransaction(database, (tx) => handle({ letterId }, tx));
	await Promise.all([work(), work(), work()]);
	await work();
	expect(received.length).toBe(1);
});

test('an address that is refused is not tried again by itself, and stays in sight', async () => {
	const database = await testDatabase();
	const { send, up } = await mailServer(550);
	await up();
	const letterId = await write(database);
	const handle = letterSender({ origin, clock, send });
	await database.pool.query('delete from pgboss.job');
	await inTransaction(database, (tx) => handle({ letterId }, tx));
	expect(await letters(database)).toMatchObject([
		{ sent_at: null, attempts: 1, last_error: 'refused' }
	]);
	expect((await database.pool.query('select id from pgboss.job')).rows).toEqual([]);
});

test('a letter whose link has lapsed is never sent', async () => {
	const database = await testDatabase();
	const { send, received, up } = await mailServer();
	await up();
	const letterId = await write(database, new Date(Date.now() - 15 * 86_400_000));
	const handle = letterSender({ origin, clock, send });
	await inTransaction(database, (tx) => handle({ letterId }, tx));
	expect([received.length, (await letters(database))[0]?.sent_at]).toEqual([0, null]);
});

test('without a mail server a letter waits untouched, whole, for the operator to read', async () => {
	const database = await testDatabase();
	const letterId = await write(database);
	const handle = letterSender({ origin, clock, send: undefined });
	await inTransaction(database, (tx) => handle({ letterId }, tx));
	expect(await letters(database)).toEqual([
		{
			sent_at: null,
			attempts: 0,
			last_error: null,
			body: `Sveiki,\n${originMark}/invitation/lt?token=abc-DEF_123`
		}
	]);
});

test('letters sent a month ago are forgotten with the next one', async () => {
	const database = await testDatabase();
	const { send, up } = await mailServer();
	await up();
	await write(database);
	await database.sql
		.updateTable('letter')
		.set({ sent_at: new Date(Date.now() - 31 * 86_400_000) })
		.execute();
	const letterId = await write(database);
	const handle = letterSender({ origin, clock, send });
	await inTransaction(database, (tx) => handle({ letterId }, tx));
	const kept = await database.sql.selectFrom('letter').select('id').execute();
	expect(kept).toEqual([{ id: letterId }]);
});
