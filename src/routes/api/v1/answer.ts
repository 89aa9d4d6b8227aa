import {
	licence,
	mostRows,
	openTables,
	type OpenTable
} from '#features/reports/rules/open-data.ts';
import type { OpenRow } from '#features/reports/server/open-data.ts';
import { csv } from '#lib/format/csv.ts';
import { isLanguage, type Language } from '#lib/i18n/languages.ts';

export type Asked = { language: Language; page: number; isCsv: boolean };

/** Everybody's page may read it; it is kept until what it is made of changes. */
export const openHeaders = (tag: string) => ({
	'access-control-allow-origin': '*',
	'cache-control': 'public, max-age=0, s-maxage=60',
	'x-cache-tags': tag
});

/** What the address asks for; what can't be understood falls back to the first page in English as JSON. */
export function asked(url: URL, isCsv = false): Asked {
	const language = url.searchParams.get('language') ?? '';
	const page = Number(url.searchParams.get('page'));
	return {
		language: isLanguage(language) ? language : 'en',
		page: Number.isInteger(page) && page > 0 && page <= 10_000 ? page : 1,
		isCsv: isCsv || url.searchParams.get('format') === 'csv'
	};
}

type Table = { table: OpenTable; rows: readonly OpenRow[]; hasMore: boolean; tag: string };

/** One page of a table as JSON or CSV, with the columns of the allow-list and no others. */
export function tablePage(
	{ language, page, isCsv }: Asked,
	{ table, rows, hasMore, tag }: Table
): Response {
	const columns: readonly string[] = openTables[table];
	const headers = openHeaders(tag);
	if (isCsv) {
		const type = { 'content-type': 'text/csv; charset=utf-8; header=present' };
		return new Response(csv(columns, rows), { headers: { ...headers, ...type } });
	}
	const listed = rows.map((row) =>
		Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))
	);
	const about = { table, licence, language, page, pageSize: mostRows, hasMore };
	return Response.json({ ...about, rows: listed }, { headers });
}

/** The rows of the page that is asked for. */
export function pageOf<Row>(rows: readonly Row[], page: number): { rows: Row[]; hasMore: boolean } {
	const from = (page - 1) * mostRows;
	return { rows: rows.slice(from, from + mostRows), hasMore: rows.length > from + mostRows };
}
