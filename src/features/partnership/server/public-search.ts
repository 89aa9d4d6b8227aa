import { sql } from 'kysely';
import type { Scope } from '#features/accounts/server/command.ts';
import type { Sql } from '#features/accounts/server/context.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';

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
	/** What of it is shown: where a record is not public in the asked language, the one that its page shows. */
	language: Language;
	title: string;
	excerpt: string;
	happensOn: string | undefined;
};

type Asked = { words: string; language: Language; limit: number; offset: number };

/**
 * Published records that hold all the words, the best first; at most `limit`, from `offset` on. A record
 * is searched as its page shows it: in the asked language, else in the partnership's own, else in another.
 */
export async function foundRecords(
	db: Sql,
	asked: Asked
): Promise<{ found: Found[]; hasMore: boolean }> {
	// Ranking and excerpts are costly: they are made for a bounded number of candidates, newest first.
	const { rows } = await sql<Found & { happensOn: string | null }>`
		with candidate as (
			${sql.join(
				languages.map((language) => candidates(asked, language)),
				sql` union all `
			)}
		), ranked as (
			select * from candidate
			order by language = ${asked.language} desc, rank desc, happens_on desc nulls last, path
			limit ${asked.limit + 1} offset ${asked.offset}
		)
		select kind, path, language, title, happens_on as "happensOn",
			ts_headline(configuration, body, query,
				'StartSel="", StopSel="", MaxWords=30, MinWords=12') as excerpt
		from ranked
		order by language = ${asked.language} desc, rank desc, happens_on desc nulls last, path`.execute(
		db
	);
	const found = rows
		.slice(0, asked.limit)
		.map((row) => ({ ...row, happensOn: row.happensOn ?? undefined }));
	return { found, hasMore: rows.length > asked.limit };
}

function candidates(asked: Asked, language: Language) {
	const configuration = sql`${sql.lit(configurations[language])}::regconfig`;
	const query = sql`websearch_to_tsquery(${configuration}, ${asked.words.slice(0, 200)})`;
	return sql`(
		select kind, path, language, title, body, happens_on, ts_rank(words, ${query}) as rank,
			${configuration} as configuration, ${query} as query
		from (
			select entry.* from search_entry as entry
			where entry.language = ${language} and entry.words @@ ${query}
			order by entry.happens_on desc nulls last limit 500
		) as newest
		${language === asked.language ? sql`` : sql`where ${isShownInstead(asked.language)}`}
	)`;
}

/** The same order as in `shownText`: the asked language, the source language, then the first that there is. */
const isShownInstead = (asked: Language) => sql`not exists (
	select from search_entry as other
	join partnership on partnership.id = other.partnership_id
	where other.partnership_id = newest.partnership_id and other.record_id = newest.record_id
		and other.language <> newest.language
		and (other.language = ${asked} or other.language = partnership.source_language
			or (newest.language <> partnership.source_language and other.language < newest.language))
)`;
