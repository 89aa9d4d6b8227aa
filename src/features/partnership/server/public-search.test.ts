import { expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import type { Language } from '#lib/i18n/languages.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { cast } from '../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { foundRecords, indexForSearch } from './public-search.ts';

type Titles = Partial<Record<Language, string>>;

/** Records of one partnership, whose source language is English, with a title in each language they are public in. */
async function published(...records: Titles[]) {
	const { coordinator, partnershipId } = await cast(await testDatabase());
	await inTransaction(coordinator, async (tx) => {
		for (const [place, titles] of records.entries()) {
			const shared = { recordId: randomUUID(), kind: 'event', path: `p/events/${place}` };
			for (const [language, title] of Object.entries(titles) as [Language, string][]) {
				const entry = { ...shared, language, title, body: title, happensOn: undefined };
				await indexForSearch({ tx, partnershipId }, entry);
			}
		}
	});
	return async (language: Language, words: string) => {
		const asked = { words, language, limit: 20, offset: 0 };
		const { found } = await foundRecords(coordinator.sql, asked);
		return found.map((one) => [one.path, one.language, one.title]);
	};
}

test('what a page shows in another language is found there, and says in which one', async () => {
	const search = await published({ en: 'Bridges of Oslo' }, { lt: 'Oslo tiltai' });
	expect(await search('nb', 'oslo')).toEqual([
		['p/events/0', 'en', 'Bridges of Oslo'],
		['p/events/1', 'lt', 'Oslo tiltai']
	]);
	expect(await search('en', 'tiltas')).toEqual([['p/events/1', 'lt', 'Oslo tiltai']]);
});

test('each record is found once, in the language that its page shows, its own language first', async () => {
	const search = await published(
		{ nb: 'Oslo bro', en: 'Oslo bridge', lt: 'Oslo tiltas' },
		{ nb: 'Oslo marsj', lt: 'Oslo eitynės' },
		{ nb: 'Oslo konsert', en: 'Oslo concert' }
	);
	expect(await search('lt', 'oslo')).toEqual([
		['p/events/0', 'lt', 'Oslo tiltas'],
		['p/events/1', 'lt', 'Oslo eitynės'],
		['p/events/2', 'en', 'Oslo concert']
	]);
	expect(await search('en', 'oslo')).toEqual([
		['p/events/0', 'en', 'Oslo bridge'],
		['p/events/2', 'en', 'Oslo concert'],
		['p/events/1', 'lt', 'Oslo eitynės']
	]);
});

test('words of a language that the page does not show find nothing', async () => {
	const search = await published({ lt: 'Tiltas', en: 'Bridge' });
	expect(await search('lt', 'bridge')).toEqual([]);
});
