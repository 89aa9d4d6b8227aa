import type { Sql } from '#features/accounts/server/context.ts';
import { element, xmlText } from '#lib/format/xml.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { publishedRecords, publishedReports } from './published.ts';

const head = '<?xml version="1.0" encoding="utf-8"?>\n';
const namespace = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };
/** The protocol allows 50,000 addresses a file. */
const limit = 40_000;
const standing = ['', '/calendar', '/data', '/accessibility', '/privacy'];
const pages = ['plan', 'events', 'results', 'data'];

/** Every public address in one language, for search engines. */
export async function sitemap(
	sql: Sql,
	asked: { language: Language; origin: string }
): Promise<string> {
	const records = await publishedRecords(sql, { language: asked.language, limit });
	const reports = await publishedReports(sql, { limit: 5000 });
	const home = `${asked.origin}/${asked.language}`;
	const slugs = [...new Set(records.map(({ path }) => path.split('/')[0] ?? ''))];
	const addresses = [
		...standing.map((path) => ({ url: `${home}${path}`, at: undefined })),
		...slugs.flatMap((slug) =>
			pages.map((page) => ({ url: `${home}/${slug}/${page}`, at: undefined }))
		),
		...records.map(({ path, publishedAt }) => ({ url: `${home}/${path}`, at: publishedAt })),
		...reports.map((report) => ({
			url: `${home}/${report.slug}/reports/${report.number}`,
			at: report.publishedAt
		}))
	];
	const written = addresses.map(({ url, at }) =>
		element(
			'url',
			{},
			element('loc', {}, xmlText(url)) + (at ? element('lastmod', {}, at.toISOString()) : '')
		)
	);
	return `${head}${element('urlset', namespace, written.join('\n'))}\n`;
}

/** Where the lists of each language stand. */
export function sitemapIndex(origin: string): string {
	const lists = languages.map((language) =>
		element('sitemap', {}, element('loc', {}, xmlText(`${origin}/${language}/sitemap.xml`)))
	);
	return `${head}${element('sitemapindex', namespace, lists.join('\n'))}\n`;
}

/** What search engines leave alone: work pages, and pages that answer one visitor. */
export function robots(origin: string): string {
	const closed = ['p', 'operator', 'account', 'sign-in', 'search', 'welcome'];
	const lines = languages.flatMap((language) =>
		closed.map((place) => `Disallow: /${language}/${place}${place === 'p' ? '/' : ''}`)
	);
	return [
		'User-agent: *',
		...lines,
		'Disallow: /invitation',
		`Sitemap: ${origin}/sitemap.xml`,
		''
	].join('\n');
}
