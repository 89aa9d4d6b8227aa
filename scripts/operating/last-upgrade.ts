import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Applied } from '#platform/server/database/migrate.ts';
import type { Database } from '#platform/server/database/open.ts';

const schema = v.object({
	/** The commit and the version that ran before. */
	from: v.string(),
	fromVersion: v.string(),
	backup: v.string(),
	/** The numbers of the migrations that the database held before. */
	migrations: v.array(v.number())
});

/** How to come back from the last upgrade; kept beside the data until it is rolled back or the next one comes. */
export type LastUpgrade = v.InferOutput<typeof schema>;

const pathIn = (dataDir: string) => join(dataDir, 'last-upgrade.json');

export function readLastUpgrade(dataDir: string): LastUpgrade | undefined {
	try {
		return v.parse(schema, JSON.parse(readFileSync(pathIn(dataDir), 'utf8')));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

export function writeLastUpgrade(dataDir: string, upgrade: LastUpgrade): void {
	writeFileSync(pathIn(dataDir), `${JSON.stringify(upgrade, null, '\t')}\n`, { flush: true });
}

export function forgetLastUpgrade(dataDir: string): void {
	rmSync(pathIn(dataDir), { force: true });
}

/** The numbers of the migrations that a database holds; none where nothing was ever started. */
export async function heldMigrations({ pool }: Database): Promise<number[]> {
	const { rows: found } = await pool.query<{ exists: boolean }>(
		`select to_regclass('public.migration') is not null as exists`
	);
	if (!found[0]?.exists) return [];
	const { rows } = await pool.query<Pick<Applied, 'number'>>(
		'select number from migration order by number'
	);
	return rows.map(({ number }) => number);
}
