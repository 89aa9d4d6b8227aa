import { sql } from 'kysely';
import type { Scope } from '#features/accounts/server/command.ts';
import type { Sql } from '#features/accounts/server/context.ts';
import type { Language } from '#lib/i18n/languages.ts';

export type SearchEntry = {
	recordId: string;
	language: Language;
	kind: string;
	/** Below `/[lang]/`, without a leading slash. */
	path: string;
	title: string;
	body: string;
	happensOn: string | undefined;
};

const configurations = { en: 'english', lt: 'lithuanian', nb: 'norwegian' } as const;

/** Makes a published record findable in one language; called with every publication. */
export async function indexForSearch(
	{ tx, partnershipId }: Pick<Scope, 'tx' | 'partnershipId'>,
	entry: SearchEntry
): Promise<void> {
	const configuration = sql.lit(configurations[entry.language]);
	const body = entry.body.slice(0, 20_000);
	const values = {
		kind: entry.kind,
		path: entry.path,
		title: entry.title,
		body,
		happens_on: entry.happensOn ?? null,
		words: sql<string>`setweight(to_tsvector(${configuration}::regconfig, ${entry.title}), 'A')
			|| to_tsvector(${configuration}::regconfig, ${body})`
	};
	await tx
		.insertInto('search_entry')
		.values({
			partnership_id: partnershipId,
			record_id: entry.recordId,
			language: entry.language,
			...values
		})
		.onConflict((conflict) =>
			conflict.columns(['partnership_id', 'record_id', 'language']).doUpdateSet(values)
		)
		.execute();
}

export type Found = {
	kind: string;
	path: string;
	title: string;
	excerpt: string;
	happensOn: string | undefined;
};

/** Published records that hold all the words, the best first; at most `limit`, from `offset` on. */
export async function foundRecords(
	db: Sql,
	asked: { words: string; language: Language; limit: number; offset: number }
): Promise<{ found: Found[]; hasMore: boolean }> {
	const configuration = sql.lit(configurations[asked.language]);
	const words = asked.words.slice(0, 200);
	const query = sql`websearch_to_tsquery(${configuration}::regconfig, ${words})`;
	// Ranking and excerpts are costly: they are made for a bounded number of candidates, newest first.
	const { rows } = await sql<Found & { happensOn: string | null }>`
		with candidate as (
			select kind, path, title, body, happens_on, words from search_entry
			where language = ${asked.language} and words @@ ${query}
			order by happens_on desc nulls last limit 500
		), ranked as (
			select *, ts_rank(words, ${query}) as rank from candidate
			order by rank desc, happens_on desc nulls last, path
			limit ${asked.limit + 1} offset ${asked.offset}
		)
		select kind, path, title, happens_on as "happensOn",
			ts_headline(${configuration}::regconfig, body, ${query},
				'StartSel="", StopSel="", MaxWords=30, MinWords=12') as excerpt
		from ranked order by rank desc, happens_on desc nulls last, path`.execute(db);
	const found = rows
		.slice(0, asked.limit)
		.map((row) => ({ ...row, happensOn: row.happensOn ?? undefined }));
	return { found, hasMore: rows.length > asked.limit };
}
