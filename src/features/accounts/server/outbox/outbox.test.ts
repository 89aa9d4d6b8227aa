import { expect, test } from 'vitest';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { cast, now } from '../../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { originMark, queueLetter } from './letters.ts';
import { outboxLetters, retryLetter } from './outbox.ts';

async function withLetter() {
	const database = await testDatabase();
	const people = await cast(database);
	const id = await inTransaction(people, (tx) =>
		queueLetter(tx, now, {
			kind: 'sign-in',
			language: 'en',
			recipient: 'ona@example.org',
			subject: 'Your link',
			body: `${originMark}/en/sign-in/link?token=abc`
		})
	);
	await database.pool.query('delete from pgboss.job');
	const queued = async () => (await database.pool.query('select data from pgboss.job')).rows;
	return { ...people, id, queued };
}

test('the operator sees each letter with its state and whole text', async () => {
	const { operator, sql, id } = await withLetter();
	const seen = {
		id,
		kind: 'sign-in',
		language: 'en',
		recipient: 'ona@example.org',
		subject: 'Your link',
		body: 'https://tiltas.example/en/sign-in/link?token=abc',
		queuedAt: now,
		sentAt: undefined,
		attempts: 0,
		lastError: undefined,
		state: 'waiting'
	};
	expect(await outboxLetters(operator, 'https://tiltas.example')).toEqual([seen]);
	await sql.updateTable('letter').set({ attempts: 3, last_error: 'unreachable' }).execute();
	const failing = { ...seen, attempts: 3, lastError: 'unreachable', state: 'failing' };
	expect(await outboxLetters(operator, 'https://tiltas.example')).toEqual([failing]);
	const later = { ...operator, clock: () => new Date(now.getTime() + 3_600_000) };
	expect((await outboxLetters(later, ''))[0]?.state).toBe('lapsed');
	await sql.updateTable('letter').set({ sent_at: now }).execute();
	expect((await outboxLetters(later, ''))[0]?.state).toBe('sent');
});

test('nobody else sees the outbox, though there is something to see', async () => {
	const { coordinator, officer, viewer, stranger } = await withLetter();
	for (const person of [
		coordinator,
		officer,
		viewer,
		stranger,
		{ ...stranger, actor: undefined }
	]) {
		expect(await outboxLetters(person, '')).toEqual([]);
	}
});

test('a waiting letter is queued again; one that was sent, or never was, is refused', async () => {
	const { operator, sql, id, queued } = await withLetter();
	expect(await retryLetter(operator, { id })).toEqual({ ok: true });
	expect(await queued()).toEqual([{ data: { letterId: id } }]);
	await sql.updateTable('letter').set({ sent_at: now }).execute();
	const gone = { ok: false, reason: 'no-such-letter' };
	expect(await retryLetter(operator, { id })).toEqual(gone);
	expect(await retryLetter(operator, { id: crypto.randomUUID() })).toEqual(gone);
});

test('only an operator may try a letter again', async () => {
	const { coordinator, id, queued } = await withLetter();
	expect(await retryLetter(coordinator, { id })).toEqual({ ok: false, reason: 'not-allowed' });
	expect(await queued()).toEqual([]);
});
