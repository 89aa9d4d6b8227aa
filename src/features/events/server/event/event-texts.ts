import { sql as raw } from 'kysely';
import type { Sql } from '#features/accounts/server/context.ts';
import { shownText } from '#features/partnership/rules.ts';
import type { LocalisedText, ShownText } from '#features/partnership/types.ts';
import type { Language } from '#lib/i18n/languages.ts';

type Own = { id: string; partnershipId: string; publishedIn: readonly Language[] };
type Pair = { partnership_id: string; record_id: string };
type Reader = (recordId: string, field: string) => ShownText | undefined;

/**
 * The published texts of events or their parts, of any partnerships, in one query; a language that was
 * taken back from the public is not read.
 */
export async function shownEventTexts(
	sql: Sql,
	asked: { language: Language; fields: readonly string[] },
	events: readonly Own[]
): Promise<Reader> {
	if (events.length === 0) return () => undefined;
	// A list of pairs: two lists would be tried in every combination.
	const pairs = raw<Pair>`unnest(${events.map(({ partnershipId }) => partnershipId)}::uuid[],
		${events.map(({ id }) => id)}::uuid[])`;
	const rows = await sql
		.selectFrom(pairs.as<'own'>(raw`own(partnership_id, record_id)`))
		.innerJoin('text', (join) =>
			join
				.onRef('text.partnership_id', '=', 'own.partnership_id')
				.onRef('text.record_id', '=', 'own.record_id')
		)
		.select(['text.record_id', 'field', 'language', 'published'])
		// Looked up row by row: as a join every partnership of the instance is read for every text.
		.select((eb) =>
			eb
				.selectFrom('partnership')
				.select('source_language')
				.whereRef('partnership.id', '=', 'text.partnership_id')
				.$asScalar()
				.$notNull()
				.as('source_language')
		)
		.where('field', 'in', [...asked.fields])
		.where('published', 'is not', null)
		.execute();
	const publicIn = new Map(events.map(({ id, publishedIn }) => [id, publishedIn]));
	const texts = new Map<string, { source: Language; localised: LocalisedText }>();
	for (const row of rows) {
		if (!publicIn.get(row.record_id)?.includes(row.language)) continue;
		const key = `${row.record_id} ${row.field}`;
		const localised = { ...texts.get(key)?.localised, [row.language]: row.published ?? '' };
		texts.set(key, { source: row.source_language, localised });
	}
	return (recordId, field) => {
		const text = texts.get(`${recordId} ${field}`);
		return text && shownText(text.localised, asked.language, text.source);
	};
}
