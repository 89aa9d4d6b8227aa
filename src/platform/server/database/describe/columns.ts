import type pg from 'pg';

export type Column = {
	table: string;
	name: string;
	/** As PostgreSQL names it, without length or precision; a domain counts as its base type. */
	type: string;
	isArray: boolean;
	nullable: boolean;
	filled: 'by-us' | 'by-default' | 'always';
	isView: boolean;
	/** The conditions that hold for this column alone, as PostgreSQL writes them. */
	checks: string[];
};

/** The columns of all tables and views of the schema public, in the order of the tables' names. */
export async function tableColumns(client: pg.ClientBase): Promise<Column[]> {
	const { rows } = await client.query<Column>(query);
	return rows;
}

const query = `
select
	c.relname as table,
	a.attname as name,
	coalesce(element.typname, base.typname) as type,
	element.typname is not null as "isArray",
	not a.attnotnull and not t.typnotnull as nullable,
	case
		when a.attidentity = 'a' or a.attgenerated <> '' then 'always'
		when a.atthasdef or a.attidentity = 'd' then 'by-default'
		else 'by-us'
	end as filled,
	c.relkind in ('v', 'm') as "isView",
	array(
		select pg_get_constraintdef(k.oid)
		from pg_constraint k
		where k.contype = 'c' and (k.contypid = t.oid and t.typtype = 'd'
			or k.conrelid = c.oid and k.conkey = array[a.attnum])
		order by 1
	) as checks
from pg_class c
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
join pg_type base on base.oid = coalesce(nullif(t.typbasetype, 0), t.oid)
left join pg_type element on element.oid = base.typelem and base.typcategory = 'A'
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
order by c.relname collate "C", a.attnum`;
