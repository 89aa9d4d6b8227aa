import { sql } from 'kysely';
import type { Language } from '#lib/i18n/languages.ts';
import type { Role } from '../../types.ts';
import type { Context, Sql, TeamScope } from '../context.ts';

export type OwnPartnership = { slug: string; title: string; role: Role };

/** The partnerships that the signed-in person belongs to, by title. */
export async function ownPartnerships(
	{ sql: db, actor }: Context,
	language: Language
): Promise<OwnPartnership[]> {
	if (!actor || actor.memberships.length === 0) return [];
	const rows = await db
		.selectFrom('partnership')
		.select(['partnership.id', 'partnership.slug'])
		.select(wordsOf('partnership.id', 'title', language).as('title'))
		.where(
			'partnership.id',
			'in',
			actor.memberships.map((member) => member.partnershipId)
		)
		.execute();
	const roles = new Map(actor.memberships.map((member) => [member.partnershipId, member.role]));
	return rows
		.flatMap(({ id, slug, title }) => {
			const role = roles.get(id);
			return role ? [{ slug, title: title ?? slug, role }] : [];
		})
		.sort((a, b) => a.title.localeCompare(b.title, language));
}

/** The partners of the partnership by their place in it, each with its name. */
export async function partnerNames(
	{ sql: db, partnershipId }: TeamScope,
	language: Language
): Promise<{ id: string; name: string }[]> {
	const rows = await db
		.selectFrom('partner')
		.select('partner.id')
		.select(wordsOf('partner.id', 'name', language).as('name'))
		.where('partner.partnership_id', '=', partnershipId)
		.orderBy('position')
		.execute();
	return rows.map(({ id, name }) => ({ id, name: name ?? '' }));
}

export type KnownPartnership = {
	slug: string;
	title: string;
	startsOn: string;
	endsOn: string;
	people: number;
	/** Whether the operator belongs to it too, and so sees its work pages. */
	isOwn: boolean;
};

/** Every partnership of the instance, newest first; for the operator, nobody else sees any. */
export async function allPartnerships(
	{ sql: db, actor }: Context,
	language: Language
): Promise<KnownPartnership[]> {
	if (!actor?.isOperator) return [];
	const rows = await db
		.selectFrom('partnership')
		.select(['id', 'slug', 'starts_on', 'ends_on'])
		.select(wordsOf('partnership.id', 'title', language).as('title'))
		.select((eb) =>
			eb
				.selectFrom('membership')
				.whereRef('membership.partnership_id', '=', 'partnership.id')
				.select((of) => of.fn.countAll<number>().as('count'))
				.as('people')
		)
		.orderBy('partnership.created_at', 'desc')
		.execute();
	return rows.map((row) => ({
		slug: row.slug,
		title: row.title ?? row.slug,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		people: Number(row.people),
		isOwn: actor.memberships.some((member) => member.partnershipId === row.id)
	}));
}

/** The words that the team has written, in the reader's language or else in any. */
function wordsOf(record: 'partnership.id' | 'partner.id', field: string, language: Language) {
	return sql<string | null>`(
		select draft from text
		where text.record_id = ${sql.ref(record)} and text.field = ${field} and text.draft <> ''
		order by text.language = ${language} desc, text.language limit 1)`;
}

/** What the partnership is called in the reader's language, or else in any; its address without a title. */
export async function partnershipTitle(
	{ sql: db, partnershipId, slug }: TeamScope,
	language: Language
): Promise<string> {
	const row = await db
		.selectFrom('partnership')
		.select(wordsOf('partnership.id', 'title', language).as('title'))
		.where('partnership.id', '=', partnershipId)
		.executeTakeFirst();
	return row?.title ?? slug;
}

/** What an invited stranger is told that the partnership is called: published words only, else its address. */
export async function invitationTitle(
	{ tx: db, partnershipId }: { tx: Sql; partnershipId: string },
	language: Language
): Promise<string> {
	const row = await db
		.selectFrom('partnership')
		.select('slug')
		.select(
			sql<string | null>`(
				select published from text
				where text.record_id = partnership.id and text.field = 'title' and text.published is not null
				order by text.language = ${language} desc, text.language limit 1)`.as('title')
		)
		.where('id', '=', partnershipId)
		.executeTakeFirst();
	return row?.title ?? row?.slug ?? '';
}
