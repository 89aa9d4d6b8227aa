import { appendFileSync, cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql as raw } from 'kysely';
import { expect, test } from 'vitest';
import type { Database } from '#platform/server/database/open.ts';
import { eventCast } from '../support/event-cast.ts';
import { installation } from '../support/installation.ts';

const newer = {
	'db/migrations/9001_parks.sql': `
		create table park (id integer primary key);
		alter table partnership add column park integer;
		delete from activity_partner;`
};
const broken = {
	'db/migrations/9001_parks.sql': 'create table park (id integer primary key);',
	'db/migrations/9002_lawns.sql': 'delete from activity_partner; select from lawn;'
};

/** How many rows each table has, and what the partnerships are called. */
async function state({ sql }: Database) {
	const { rows: tables } = await raw<{ name: string }>`
		select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(sql);
	const counts: Record<string, number> = {};
	for (const { name } of tables) {
		const { rows } = await raw<{ count: number }>`
			select count(*)::int as count from ${raw.table(name)}`.execute(sql);
		counts[name] = rows[0]?.count ?? 0;
	}
	const named = await sql.selectFrom('partnership').select('slug').orderBy('slug').execute();
	return { counts, slugs: named.map(({ slug }) => slug) };
}

async function begun() {
	const installed = installation();
	expect(installed.run('migrate')).toMatchObject({ ok: true });
	await installed.withDatabase(({ sql }) => eventCast(sql));
	return { ...installed, before: await installed.withDatabase(state) };
}

const backups = (dataDir: string) =>
	readdirSync(join(dataDir, 'backups')).filter((name) => name.endsWith('.tar.age'));

test('OD4: one command upgrades, one takes it back with all that the tables held, and keeps what came since', async () => {
	const { before, checkedOut, dataDir, publish, run, withDatabase } = await begun();
	publish('v0.2.0', newer);
	const upgraded = run('upgrade');
	expect(upgraded.said).toContain('npm run rollback');
	expect(checkedOut()).toBe('v0.2.0');
	const after = await withDatabase(state);
	expect(after.counts).toMatchObject({ park: 0, activity_partner: 0 });
	expect(run('upgrade').said).toContain('This is that version already');
	await withDatabase(({ sql }) => eventCast(sql, 'since-then'));
	const back = run('rollback');
	expect(back.said).toContain('with what it held before the upgrade');
	expect(checkedOut()).toBe('v0.1.0');
	expect(await withDatabase(state)).toEqual(before);
	expect(run('verify')).toMatchObject({ ok: true });
	// The newer version again, and what was written on it.
	const [, kept = ''] = backups(dataDir).sort();
	expect(run('upgrade').ok).toBe(true);
	const restored = run('restore', join(dataDir, 'backups', kept), '--replace');
	expect(restored.said).toMatch(/Erased again, of what was erased since: nothing[\s\S]*npm start/);
	expect((await withDatabase(state)).slugs).toEqual(['alder-birk', 'since-then']);
}, 180_000);

test('OD4: an upgrade that fails leaves version and tables as they were', async () => {
	const { before, checkedOut, publish, run, withDatabase } = await begun();
	publish('v0.2.0', broken);
	const { ok, said } = run('upgrade');
	expect(ok).toBe(false);
	expect(said).toMatch(/Migration 9002 \(lawns\) failed[\s\S]*All is as before the upgrade/);
	expect(checkedOut()).toBe('v0.1.0');
	expect(await withDatabase(state)).toEqual(before);
	expect(run('rollback').said).toContain('There is no upgrade to take back');
}, 180_000);

test('an upgrade that leaves the tables alone is taken back without losing what was written since', async () => {
	const { checkedOut, dataDir, publish, run, withDatabase } = await begun();
	publish('v0.1.1', { 'docs/notice.md': 'Something else.' });
	expect(run('upgrade', 'v0.1.1').ok).toBe(true);
	await withDatabase(({ sql }) => eventCast(sql, 'since-then'));
	expect(run('rollback').said).toContain('still there');
	expect(checkedOut()).toBe('v0.1.0');
	expect((await withDatabase(state)).slugs).toEqual(['alder-birk', 'since-then']);
	expect(backups(dataDir)).toHaveLength(1);
}, 180_000);

test('no upgrade while the product runs, over changed files, to nowhere, or before the first start', async () => {
	const fresh = installation();
	fresh.publish('v0.2.0', newer);
	expect(fresh.run('upgrade')).toMatchObject({
		ok: false,
		said: expect.stringContaining('Nothing was started here yet') as string
	});
	const { home, publish, run, withDatabase, checkedOut } = await begun();
	publish('v0.2.0', newer);
	await withDatabase(() => {
		expect(run('upgrade').said).toContain('Stop it first');
	});
	expect(run('upgrade', 'v9.9.9').said).toContain('v9.9.9');
	appendFileSync(join(home, 'README.md'), 'Changed here.');
	expect(run('upgrade').said).toContain('README.md');
	expect(checkedOut()).toBe('v0.1.0');
}, 180_000);

test('OD4: a backup by command, while the product runs, opens on another machine with the secret, and not without', async () => {
	const { before, dataDir, run, withDatabase } = await begun();
	const made = await withDatabase(() => run('backup'));
	expect(made.said).toMatch(/rows of \d+ tables, 0 files[\s\S]*keep DATA_DIR\/secret/);
	const [name = ''] = backups(dataDir);
	const other = installation();
	rmSync(join(other.dataDir, 'secret'));
	const restore = () => other.run('restore', join(dataDir, 'backups', name));
	expect(restore()).toMatchObject({
		ok: false,
		said: expect.stringContaining('There is no secret of the instance') as string
	});
	cpSync(join(dataDir, 'secret'), join(other.dataDir, 'secret'));
	expect(restore().said).toMatch(/Restored what version[\s\S]*Next: npm run verify/);
	expect(await other.withDatabase(state)).toEqual(before);
	expect(restore().said).toContain('--replace');
	expect(other.run('restore').said).toContain('Which backup?');
	expect(other.run('restore', 'missing.tar.age').said).toContain('missing.tar.age');
}, 180_000);
