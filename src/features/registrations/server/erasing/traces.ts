import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#features/accounts/server/context.ts';

/** What leads to people: the ids of their places, and the bytes of tickets and keyed hashes. */
export type Leads = { ids: readonly string[]; bytes: readonly Uint8Array[] };

/** How many rows of each table lead to these people: every column that could hold such a value is looked at. */
export async function tracesOf(tx: Tx, leads: Leads): Promise<Map<string, number>> {
	const { rows } = await sql<{ table: string; columns: [name: string, type: string][] }>`
		select relname as table, jsonb_agg(jsonb_build_array(attname, typname)) as columns
		from pg_attribute
			join pg_class on pg_class.oid = attrelid
			join pg_type on pg_type.oid = atttypid
		where relnamespace = current_schema()::regnamespace and relkind = 'r' and attnum > 0
			and not attisdropped and typname in ('uuid', 'bytea')
		group by relname order by relname`.execute(tx);
	const found = new Map<string, number>();
	for (const { table, columns } of rows) {
		const counted = await sql<{ number: number }>`
			select count(*)::int as number from ${sql.table(table)}
			where ${sql.join(columns.map(holding(leads)), sql` or `)}`.execute(tx);
		const number = counted.rows[0]?.number ?? 0;
		if (number > 0) found.set(table, number);
	}
	return found;
}

const holding =
	({ ids, bytes }: Leads) =>
	([name, type]: [name: string, type: string]): RawBuilder<unknown> =>
		type === 'uuid'
			? sql`${sql.ref(name)} = any(${[...ids]}::uuid[])`
			: sql`encode(${sql.ref(name)}, 'hex') = any(${bytes.map(hex)}::text[])`;

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
