import type { Kysely, Transaction } from 'kysely';
import type { Clock } from '#platform/server/clock.ts';
import type { DB } from '#platform/server/database/schema.ts';
import type { Actor, Member } from '../types.ts';

export type Sql = Kysely<DB>;
export type Tx = Transaction<DB>;

/** What a request, a job or a story brings to a command. `changed` drops pages made from the tag. */
export type Context = {
	sql: Sql;
	clock: Clock;
	actor: Actor | undefined;
	changed(tag: string): void;
};

declare const scoped: unique symbol;

/** Proof that the actor belongs to the partnership; only `teamScope` makes one. */
export type TeamScope = {
	sql: Sql;
	partnershipId: string;
	slug: string;
	member: Member;
	[scoped]: true;
};

/** The actor's scope in the partnership of this address; strangers get nothing, as if it did not exist. */
export async function teamScope(context: Context, slug: string): Promise<TeamScope | undefined> {
	const row = await context.sql
		.selectFrom('partnership')
		.select('id')
		.where('slug', '=', slug)
		.executeTakeFirst();
	const member = context.actor?.memberships.find(({ partnershipId }) => partnershipId === row?.id);
	if (!row || !member) return undefined;
	return { sql: context.sql, partnershipId: row.id, slug, member } as TeamScope;
}
