import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

export type Table = { name: string; columns: string[] };

/**
 * The tables that a crash keeps, by name, with the columns that hold values of their own. What the database
 * does not log (attempts, counted for a quarter of an hour) a backup does not keep either.
 */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
	const { rows } = await client.query<Table>(`
		select relname as name, array_agg(attname::text order by attnum) as columns
		from pg_class join pg_attribute on attrelid = pg_class.oid
		where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'p'
			and attnum > 0 and not attisdropped and attgenerated = ''
		group by relname order by relname`);
	return rows;
}

/** All rows of a table as lines of text (COPY): a line end within a value is escaped. */
export function rowsOf(client: pg.Client, table: Table): AsyncIterable<Buffer> {
	return client.query(copyTo(`copy ${source(client, table)} to stdout`));
}

/** Puts such lines into a table and returns how many rows they were. */
export async function putRows(
	client: pg.Client,
	table: Table,
	lines: AsyncIterable<Buffer>
): Promise<number> {
	const stream = client.query(copyFrom(`copy ${source(client, table)} from stdin`));
	await pipeline(lines, stream);
	return stream.rowCount;
}

function source(client: pg.Client, { name, columns }: Table): string {
	const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
	return `public.${client.escapeIdentifier(name)} (${list})`;
}

type Reference = { table: string; name: string; definition: string };

/** Takes the foreign keys away while `work` fills the tables in any order, and has every row checked by them after it. */
export async function withoutForeignKeys(
	client: pg.Client,
	work: () => Promise<void>
): Promise<void> {
	const { rows: references } = await client.query<Reference>(`
		select conrelid::regclass::text as table, quote_ident(conname) as name,
			pg_get_constraintdef(oid) as definition
		from pg_constraint
		where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`);
	for (const { table, name } of references) {
		await client.query(`alter table ${table} drop constraint ${name}`);
	}
	await work();
	for (const { table, name, definition } of references) {
		await client.query(`alter table ${table} add constraint ${name} ${definition}`);
	}
}

/** Removes every table, type and function of ours; what extensions brought stays. */
export async function dropEverything(client: pg.Client): Promise<void> {
	const { rows } = await client.query<{ statement: string }>(`
		with ours as (
			select 1 as turn, format('drop table if exists %s cascade', oid::regclass) as statement,
				oid, 'pg_class'::regclass as catalog
			from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
			union all
			select 2, format('drop %s if exists %s cascade',
				case relkind when 'S' then 'sequence' when 'm' then 'materialized view' else 'view' end,
				oid::regclass), oid, 'pg_class'::regclass
			from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'S')
			union all
			select 3, format('drop routine if exists %s cascade', oid::regprocedure), oid, 'pg_proc'::regclass
			from pg_proc where pronamespace = 'public'::regnamespace
			union all
			select 4, format('drop type if exists %s cascade', oid::regtype), oid, 'pg_type'::regclass
			from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd', 'r')
		)
		select statement from ours
		where not exists (select from pg_depend where classid = catalog and objid = oid and deptype = 'e')
		order by turn`);
	for (const { statement } of rows) await client.query(statement);
}
