import { sql as raw } from 'kysely';
import type { Database } from '#platform/server/database/open.ts';

/** Adds public events, spread over partnerships of 200 and over 900 days, until the instance has so many. */
export async function grow(database: Database, size: number): Promise<void> {
	const { sql } = database;
	const { count } = await sql
		.selectFrom('event')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	if (count < size) {
		await sql.transaction().execute(async (tx) => {
			for (const statement of [...places(size, size - count), ...rows]) await statement.execute(tx);
		});
	}
	const owner = await database.connectAsOwner();
	await owner.query('vacuum analyze');
	await owner.end();
}

const places = (size: number, missing: number) => [
	raw`with home as (select * from partnership where slug = 'generated'),
		place as (insert into partnership (id, slug, source_language, starts_on, ends_on, zone, is_generated, created_at)
			select gen_random_uuid(), 'generated-' || ${size}::int || '-' || n, source_language, starts_on, ends_on, zone, true, created_at
			from home, generate_series(1, ceil(${missing}::int / 200.0)::int) n returning id, slug)
		select 1`,
	raw`create temporary table made on commit drop as select gen_random_uuid() as id, p.id as partnership_id, p.slug as home, n,
			date '2024-01-01' + (n * 7) % 900 as day
		from (select id, slug, row_number() over (order by slug) as place from partnership where slug like 'generated-' || ${size}::int || '-%') p
		join generate_series(0, ${missing - 1}::int) n on n / 200 + 1 = p.place`
];

const rows = [
	raw`insert into record (partnership_id, id, kind, created_at) select id, id, 'partnership', created_at from partnership
		on conflict do nothing`,
	raw`insert into publication (partnership_id, record_id, language, published_at) select id, id, 'nb', created_at from partnership
		on conflict do nothing`,
	raw`insert into record (partnership_id, id, kind, created_at) select partnership_id, id, 'event', now() from made`,
	raw`insert into event (partnership_id, id, slug, kind, starts_on, ends_on, zone, attendance_mode, entrance, visibility)
		select partnership_id, id, 'copy-' || n, 'conference', day, day, 'Europe/Oslo', 'on_site', 'open', 'public' from made`,
	raw`insert into text (partnership_id, record_id, field, language, draft, published, published_revision, changed_at)
		select partnership_id, id, 'title', 'nb', 'Generert arrangement kopi ' || n, 'Generert arrangement kopi ' || n, 1, now() from made`,
	raw`insert into publication (partnership_id, record_id, language, published_at)
		select partnership_id, id, 'nb', now() - (row_number() over ()) * interval '1 minute' from made`,
	raw`insert into search_entry (partnership_id, record_id, language, kind, path, title, body, happens_on, words)
		select partnership_id, id, 'nb', 'event', home || '/events/copy-' || n, 'Generert arrangement kopi ' || n, '', day,
			to_tsvector('norwegian', 'Generert arrangement kopi ' || n) from made`
];
