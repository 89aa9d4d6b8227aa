import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql as raw } from 'kysely';
import { systemClock } from '#platform/server/clock.ts';
import { migrate } from '#platform/server/database/migrate.ts';
import { openDatabase, type Database } from '#platform/server/database/open.ts';
import { tellGenerated } from '../stories/generated/tell.ts';
import { operatorContext } from '../stories/teller.ts';
import type { Row } from './harness/compare.ts';
import { endProgram, freePort, runProgram } from './harness/processes.ts';
import { untilReady } from './harness/ready.ts';

const sizes = [10, 1_000, 100_000];
const requests = 40;
const pages = {
	partnership: '/nb/generated',
	event: '/nb/generated/events/generert-arrangement-1',
	events: '/nb/generated/events',
	calendar: '/nb/calendar?month=2024-06',
	search: '/nb/search?q=arrangement'
};
const most = 3;

/** Pages made anew at ten, a thousand and a hundred thousand events in the instance. */
export async function scale(): Promise<Row[]> {
	const dataDir = mkdtempSync(join(tmpdir(), 'tiltas-bench-'));
	chmodSync(dataDir, 0o755);
	const database = await openDatabase({ dataDir, log: { info() {}, warn() {}, error() {} } });
	try {
		await migrate(database);
		const operator = await operatorContext({ sql: database.sql, clock: systemClock });
		await tellGenerated(operator, {
			slug: 'generated',
			activities: 3,
			events: 10,
			claimsAnEvent: 1
		});
		const rows: Record<string, number[]> = {};
		for (const size of sizes) {
			await grow(database, size);
			for (const [name, p95] of Object.entries(await measured(dataDir)))
				(rows[name] ??= []).push(p95);
		}
		return Object.entries(rows).map(([name, p95]) => rowOf(name, p95));
	} finally {
		await database.close();
		rmSync(dataDir, { recursive: true, force: true });
	}
}

function rowOf(name: string, p95: number[]): Row {
	const [small = 0, , large = 0] = p95;
	const figures = Object.fromEntries(
		sizes.map((size, place) => [
			`${size.toLocaleString('en')} events, p95 ms`,
			(p95[place] ?? 0).toFixed(1)
		])
	);
	const ratio = large / small;
	return {
		what: `${name}, not from memory`,
		figures: { ...figures, 'largest ÷ smallest': ratio.toFixed(2) },
		holds: ratio <= most
	};
}

/** Copies the partnership's first event with its texts until there are so many, spread over partnerships of 200. */
async function grow({ sql }: Database, size: number): Promise<void> {
	const { count } = await sql
		.selectFrom('event')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.executeTakeFirstOrThrow();
	const missing = size - count;
	if (missing <= 0) return;
	await raw`with home as (select * from partnership where slug = 'generated'),
		place as (insert into partnership (id, slug, source_language, starts_on, ends_on, zone, is_generated, created_at)
			select gen_random_uuid(), 'generated-' || ${size}::int || '-' || n, source_language, starts_on, ends_on, zone, true, created_at
			from home, generate_series(1, ceil(${missing}::int / 200.0)::int) n returning id, slug)
		select 1`.execute(sql);
	await raw`create temporary table if not exists pattern as select e.*, t.draft from event e
		join text t on t.record_id = e.id and t.field = 'title' and t.language = 'nb' order by e.starts_on limit 1`.execute(
		sql
	);
	await raw`create temporary table made as select gen_random_uuid() as id, p.id as partnership_id, p.slug as home, n,
			date '2024-01-01' + (n * 7) % 900 as day
		from (select id, slug, row_number() over (order by slug) as place from partnership where slug like 'generated-' || ${size}::int || '-%') p
		join generate_series(0, ${missing - 1}::int) n on n / 200 + 1 = p.place`.execute(sql);
	await raw`insert into record (partnership_id, id, kind, created_at) select id, id, 'partnership', created_at from partnership
		on conflict do nothing`.execute(sql);
	await raw`insert into publication (partnership_id, record_id, language, published_at) select id, id, 'nb', created_at from partnership
		on conflict do nothing`.execute(sql);
	await raw`insert into record (partnership_id, id, kind, created_at) select partnership_id, id, 'event', now() from made`.execute(
		sql
	);
	await raw`insert into event (partnership_id, id, slug, kind, starts_on, ends_on, zone, attendance_mode, entrance, visibility)
		select partnership_id, id, 'copy-' || n, 'conference', day, day, 'Europe/Oslo', 'on_site', 'open', 'public' from made`.execute(
		sql
	);
	await raw`insert into text (partnership_id, record_id, field, language, draft, published, published_revision, changed_at)
		select partnership_id, id, 'title', 'nb', 'Generert arrangement kopi ' || n, 'Generert arrangement kopi ' || n, 1, now() from made`.execute(
		sql
	);
	await raw`insert into publication (partnership_id, record_id, language, published_at)
		select partnership_id, id, 'nb', now() from made`.execute(sql);
	await raw`insert into search_entry (partnership_id, record_id, language, kind, path, title, body, happens_on, words)
		select partnership_id, id, 'nb', 'event', home || '/events/copy-' || n, 'Generert arrangement kopi ' || n, '', day,
			to_tsvector('norwegian', 'Generert arrangement kopi ' || n) from made`.execute(sql);
	await raw`drop table made`.execute(sql);
	await raw`analyze`.execute(sql);
}

/** The 95th percentile in milliseconds of each page, asked for one after the other with a query of its own. */
async function measured(dataDir: string): Promise<Record<string, number>> {
	const port = await freePort();
	const output = join(dataDir, 'output');
	const env = {
		PORT: String(port),
		DATA_DIR: dataDir,
		LOG_LEVEL: 'warn',
		EXAMPLE: 'off',
		PUBLIC_ORIGIN: ''
	};
	const server = runProgram(new URL('../src/server.ts', import.meta.url), { env, output });
	try {
		await untilReady(port, output);
		const found: Record<string, number> = {};
		for (const [name, path] of Object.entries(pages)) found[name] = await p95(port, path);
		return found;
	} finally {
		await endProgram(server);
	}
}

async function p95(port: number, path: string): Promise<number> {
	const times: number[] = [];
	for (let request = 0; request < requests; request += 1) {
		const start = performance.now();
		const answer = await fetch(
			`http://127.0.0.1:${port}${path}${path.includes('?') ? '&' : '?'}n=${request}`
		);
		await answer.arrayBuffer();
		if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
		// The first ones warm the code up.
		if (request >= 5) times.push(performance.now() - start);
	}
	return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}
