import { expect, test } from 'vitest';
import { verifyChain } from '#platform/server/journal.ts';
import { cast } from '../support/cast.ts';
import { testDatabase } from '../support/database.ts';

test('one row changed behind the back of the product is found and named', async () => {
	const database = await testDatabase();
	const { partnershipId } = await cast(database);
	expect(await verifyChain(database.sql, partnershipId)).toEqual({ ok: true, entries: 2 });
	const owner = await database.connectAsOwner();
	await owner.query('alter table journal_entry disable trigger user');
	const text = `update journal_entry set command = 'nothing' where chain = $1 and number = 2`;
	const { rowCount } = await owner.query(text, [partnershipId]);
	await owner.query('alter table journal_entry enable trigger user');
	await owner.end();
	expect(rowCount).toBe(1);
	const found = { ok: false, chain: partnershipId, number: 2, entries: 1 };
	expect(await verifyChain(database.sql, partnershipId)).toEqual(found);
});

test('the product itself can neither change nor remove a row', async () => {
	const database = await testDatabase();
	const { partnershipId } = await cast(database);
	const { sql } = database;
	const change = sql.updateTable('journal_entry').set({ command: 'nothing' }).execute();
	await expect(change).rejects.toThrow();
	await expect(sql.deleteFrom('journal_entry').execute()).rejects.toThrow();
	expect(await verifyChain(sql, partnershipId)).toMatchObject({ ok: true });
});
