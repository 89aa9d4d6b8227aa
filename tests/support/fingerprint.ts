import { sql as raw } from 'kysely';
import type { Sql } from '#features/accounts/server/context.ts';

/** Written by every request that is counted or signed in: no change of what anybody entered. */
const passing = new Set(['rate_limit', 'session', 'verification', 'migration']);

const tablesOf = new WeakMap<Sql, Promise<string[]>>();

/** How many rows each table holds and the last transaction that wrote one: equal as long as nothing was written. */
export async function fingerprint(sql: Sql): Promise<Record<string, string>> {
	const tables = tablesOf.get(sql) ?? listed(sql);
	tablesOf.set(sql, tables);
	const parts = (await tables).map(
		(name) =>
			raw`select ${raw.lit(name)} as name, count(*) || '/' || coalesce(max(xmin::text::bigint), 0) as state
				from ${raw.table(name)}`
	);
	const { rows } = await raw<{ name: string; state: string }>`
		${raw.join(parts, raw` union all `)} order by name`.execute(sql);
	return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
}

async function listed(sql: Sql): Promise<string[]> {
	const { rows } = await raw<{ name: string }>`
		select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(sql);
	return rows.map(({ name }) => name).filter((name) => !passing.has(name));
}
