import type { ExpressionBuilder } from 'kysely';
import type { Sql } from '#features/accounts/server/context.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { DB } from '#platform/server/database/schema.ts';
import { bridgeColour, shownText } from '../rules.ts';
import type { BridgeColour, LocalisedText, PublicPartner } from '../types.ts';
import { shownTexts, type ShownTexts } from './public-texts.ts';
import { sourcesOf } from './sources.ts';

/** What every public page of a partnership stands on. */
export type PublicPartnership = {
	id: string;
	slug: string;
	sourceLanguage: Language;
	startsOn: string;
	endsOn: string;
	zone: string;
	isGenerated: boolean;
	leftColour: BridgeColour | undefined;
	rightColour: BridgeColour | undefined;
	/** The languages in which its page has been published. */
	languages: Language[];
};

const columns = [
	'id',
	'slug',
	'source_language',
	'starts_on',
	'ends_on',
	'zone',
	'is_generated',
	'left_colour',
	'right_colour'
] as const;

type Row = {
	id: string;
	slug: string;
	source_language: Language;
	starts_on: string;
	ends_on: string;
	zone: string;
	is_generated: boolean;
	left_colour: string | null;
	right_colour: string | null;
	languages: Language[] | null;
};

const partnershipOf = (row: Row): PublicPartnership => ({
	id: row.id,
	slug: row.slug,
	sourceLanguage: row.source_language,
	startsOn: row.starts_on,
	endsOn: row.ends_on,
	zone: row.zone,
	isGenerated: row.is_generated,
	leftColour: bridgeColour(row.left_colour),
	rightColour: bridgeColour(row.right_colour),
	languages: row.languages ?? []
});

function publicRows(sql: Sql) {
	const shown = (eb: ExpressionBuilder<DB, 'partnership'>) =>
		eb
			.selectFrom('publication')
			.whereRef('publication.partnership_id', '=', 'partnership.id')
			.whereRef('publication.record_id', '=', 'partnership.id');
	return sql
		.selectFrom('partnership')
		.select(columns.map((column) => `partnership.${column}` as const))
		.select((eb) =>
			shown(eb)
				.select((inner) => inner.fn.agg<Language[]>('array_agg', ['language']).as('languages'))
				.as('languages')
		)
		.where((eb) => eb.exists(shown(eb).select('publication.language')));
}

/** The partnership at this address, if any language of it is public. */
export async function publicPartnership(
	sql: Sql,
	slug: string
): Promise<PublicPartnership | undefined> {
	const row = await publicRows(sql).where('partnership.slug', '=', slug).executeTakeFirst();
	return row && partnershipOf(row);
}

/** Public partnerships with their titles, the latest first; a page of at most `limit`. */
export async function publicPartnerships(
	sql: Sql,
	asked: { language: Language; limit: number; offset: number }
) {
	const rows = await publicRows(sql)
		.orderBy('partnership.starts_on', 'desc')
		.orderBy('partnership.slug')
		.limit(asked.limit)
		.offset(asked.offset)
		.execute();
	const titles = await listTexts(
		sql,
		rows.map(({ id }) => id)
	);
	return rows.map(partnershipOf).map((partnership) => {
		const text = (field: string) =>
			shownText(
				titles.get(`${partnership.id} ${field}`) ?? {},
				asked.language,
				partnership.sourceLanguage
			);
		return { ...partnership, title: text('title'), summary: text('summary') };
	});
}

async function listTexts(sql: Sql, ids: readonly string[]): Promise<Map<string, LocalisedText>> {
	const texts = new Map<string, LocalisedText>();
	if (ids.length === 0) return texts;
	const rows = await sql
		.selectFrom('text')
		.select(['record_id', 'field', 'language', 'published'])
		.where('partnership_id', 'in', [...ids])
		.whereRef('record_id', '=', 'partnership_id')
		.where('field', 'in', ['title', 'summary'])
		.where('published', 'is not', null)
		.execute();
	for (const { record_id, field, language, published } of rows) {
		const key = `${record_id} ${field}`;
		texts.set(key, { ...texts.get(key), [language]: published ?? '' });
	}
	return texts;
}

/** The published texts of the partnership's own page. */
export function partnershipTexts(
	sql: Sql,
	partnership: PublicPartnership,
	language: Language
): Promise<ShownTexts> {
	return publishedTexts(sql, partnership, { language, recordIds: [] });
}

/** The published texts of the partnership itself and of these of its records. */
export function publishedTexts(
	sql: Sql,
	partnership: PublicPartnership,
	{ language, recordIds }: { language: Language; recordIds: readonly string[] }
): Promise<ShownTexts> {
	const asked = { partnershipId: partnership.id, language, source: partnership.sourceLanguage };
	return shownTexts(sql, asked, [partnership.id, ...recordIds]);
}

/** The partners in their order, with the names that have been published. */
export async function publicPartners(
	sql: Sql,
	partnership: PublicPartnership,
	language: Language
): Promise<PublicPartner[]> {
	const rows = await sql
		.selectFrom('partner')
		.selectAll()
		.where('partnership_id', '=', partnership.id)
		.orderBy('position')
		.execute();
	const recordIds = rows.map(({ id }) => id);
	const texts = await publishedTexts(sql, partnership, { language, recordIds });
	return rows.map((row) => ({
		id: row.id,
		name: texts(row.id, 'name'),
		role: row.role,
		category: row.category,
		country: row.country,
		stateType: row.state_type,
		website: row.website ?? undefined,
		contactEmail: row.contact_is_public ? (row.contact_email ?? undefined) : undefined
	}));
}

/** Where the partnership's own facts were read, for the public page. */
export function publicSources(sql: Sql, partnership: PublicPartnership) {
	return sourcesOf(sql, partnership.id, [partnership.id]);
}
