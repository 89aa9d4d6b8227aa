import { beforeAll, expect, test } from 'vitest';
import type { Sql } from '#features/accounts/server/context.ts';
import { cancelEvent } from '#features/events/server/cancel.ts';
import { element } from '#lib/format/xml.ts';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { coordinating, operatorContext } from '../../../../stories/teller.ts';
import { tellVilniusOslo } from '../../../../stories/vilnius-oslo/tell.ts';
import { publicFeed } from './public-feed.ts';
import { publishedRecords } from './published.ts';
import { robots, sitemap, sitemapIndex } from './public-sitemap.ts';

let sql: Sql;
const now = new Date('2022-10-01T09:00:00Z');
const origin = 'https://example.org';
const speech = { language: 'lt', t: serverTranslator('lt') } as const;

beforeAll(async () => {
	({ sql } = await testDatabase());
	await tellVilniusOslo(await operatorContext({ sql, clock: () => now }), 'reported');
}, 120_000);

test('the feed names each published record once, by an id that stays', async () => {
	const feed = await publicFeed(sql, { speech, origin, now });
	const ids = [...feed.matchAll(/<id>(urn:uuid:[0-9a-f-]{36})<\/id>/g)].map(([, id]) => id);
	expect(ids.length).toBeGreaterThan(5);
	expect(new Set(ids).size).toBe(ids.length);
	expect(feed).toContain('href="https://example.org/lt/vilnius-oslo/events/');
	expect(
		feed.startsWith(
			'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="lt">'
		)
	).toBe(true);
});

test('an event that is called off says so in the feed, as the latest that there is to know', async () => {
	const operator = await operatorContext({ sql, clock: () => new Date('2022-10-02T09:00:00Z') });
	const { id, partnership_id: partnershipId } = await sql
		.selectFrom('event')
		.select(['id', 'partnership_id'])
		.where('slug', '=', 'pride-voices-renginys')
		.executeTakeFirstOrThrow();
	const notice = { lt: 'Dėl audros.' };
	const cancelled = await cancelEvent(coordinating(operator, partnershipId), partnershipId, {
		id,
		notice
	});
	expect(cancelled.ok).toBe(true);
	const feed = await publicFeed(sql, { speech, origin, now });
	const [latest = ''] = /<entry[\s\S]*?<\/entry>/.exec(feed) ?? [];
	expect(latest).toContain('Atšauktas: „Pride Voices“ renginys');
	expect(latest).toContain('Renginys atšauktas\n\nDėl audros.');
	expect(latest).toContain('<updated>2022-10-02T09:00:00.000Z</updated>');
});

test('text that looks like markup stays text', () => {
	expect(element('title', { a: '"<' }, '')).toBe('<title a="&quot;&lt;"></title>');
});

test('every published record is in the list for search engines, and no work page', async () => {
	const list = await sitemap(sql, { language: 'nb', origin });
	const records = await publishedRecords(sql, { language: 'nb', limit: 1000 });
	for (const { path } of records)
		expect(list).toContain(`<loc>https://example.org/nb/${path}</loc>`);
	expect(list).not.toContain('/p/');
	expect(sitemapIndex(origin).match(/<loc>[^<]+/g)).toEqual(
		['en', 'lt', 'nb'].map((language) => `<loc>https://example.org/${language}/sitemap.xml`)
	);
	expect(robots(origin)).toContain('Disallow: /lt/p/\n');
});

test('nothing of a partnership that is taken back from the public is named', async () => {
	const { id } = await sql.selectFrom('partnership').select('id').executeTakeFirstOrThrow();
	expect(await publishedRecords(sql, { language: 'en', limit: 1 })).toHaveLength(1);
	await sql.deleteFrom('publication').where('record_id', '=', id).execute();
	expect(await publishedRecords(sql, { language: 'en', limit: 1000 })).toEqual([]);
	expect(await publicFeed(sql, { speech, origin, now })).not.toContain('<entry');
});
