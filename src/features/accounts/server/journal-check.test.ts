import { expect, test } from 'vitest';
import { instanceChain } from '#platform/server/journal.ts';
import { cast } from '../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { checkJournal } from './journal-check.ts';

test('every chain is counted, the instance under no address', async () => {
	const { sql, partnershipId, slug } = await cast(await testDatabase());
	expect(await checkJournal({ sql })).toEqual([
		{ slug: undefined, chain: instanceChain, entries: 1, brokenAt: undefined },
		{ slug, chain: partnershipId, entries: 2, brokenAt: undefined }
	]);
});

test('a row changed behind the back of the product is named', async () => {
	const database = await testDatabase();
	const { sql, partnershipId, slug } = await cast(database);
	const owner = await database.connectAsOwner();
	await owner.query('alter table journal_entry disable trigger all');
	await owner.query(`update journal_entry set changes = '{}' where chain = $1 and number = 2`, [
		partnershipId
	]);
	await owner.end();
	expect((await checkJournal({ sql }))[1]).toEqual({
		slug,
		chain: partnershipId,
		entries: 1,
		brokenAt: 2
	});
});
