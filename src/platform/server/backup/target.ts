import type pg from 'pg';
import type { Database } from '../database/open.ts';
import { BackupRefused } from './format.ts';

/** Throws BackupRefused while somebody else uses the database, such as the product itself. */
export async function assertAlone(database: Database, owner: pg.Client): Promise<void> {
	const own = await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid');
	// What a server does for itself has no user; what others' sessions do is hidden from the tables' owner.
	const { rows } = await owner.query<{ others: number }>(
		`select count(*)::int as others from pg_stat_activity
		where datname = current_database() and usesysid is not null
			and pid <> pg_backend_pid() and pid <> $1`,
		[own.rows[0]?.pid]
	);
	if (rows[0]?.others)
		throw new BackupRefused('Something uses the database, such as Tiltas itself. Stop it first.');
}

/** Throws BackupRefused for a database that is not ours, and, unless `replace`, for one with content. */
export async function assertReplaceable(
	owner: pg.Client,
	{ replace }: { replace: boolean }
): Promise<void> {
	const { rows } = await owner.query<{ tables: number; ours: boolean }>(
		`select count(*)::int as tables,
			to_regclass('public.migration') is not null and to_regclass('public.journal_entry') is not null as ours
		from pg_tables where schemaname = 'public'`
	);
	const { tables = 0, ours = false } = rows[0] ?? {};
	if (tables === 0) return;
	if (!ours)
		throw new BackupRefused(
			'The database holds tables that are not those of Tiltas. Restore into a database of its own.'
		);
	if (!replace)
		throw new BackupRefused(
			'There is an instance already, and restoring would put the backup in its place. If that is what you want, make a backup of it first (npm run backup), and add --replace.'
		);
}
