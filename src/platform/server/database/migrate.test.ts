import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { accessTo, emptyDatabase } from '../../../../tests/support/database.ts';
import { quietLog } from '../../../../tests/support/quiet-log.ts';
import { temporaryFolder } from '../../../../tests/support/temporary-folder.ts';
import { migrate, MigrationRefused } from './migrate.ts';
import { openAccess, type Database } from './open.ts';

const bridge = 'create table bridge (name text primary key);\n';
const span = `insert into bridge values ('Tiltas');\n`;

function folderWith(files: Record<string, string>): string {
	const folder = temporaryFolder();
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
	return folder;
}

async function bridges(database: Database): Promise<unknown[]> {
	return (await database.pool.query('select name from bridge')).rows;
}

async function refusal(database: Database, folder: string): Promise<[string, string]> {
	const error: unknown = await migrate(database, { folder }).catch((reason: unknown) => reason);
	if (!(error instanceof MigrationRefused)) throw error;
	return [error.reason, error.message];
}

test('migrations run in the order of their numbers, once', async () => {
	const database = await emptyDatabase();
	const folder = folderWith({ '0002_span.sql': span, '0001_bridge.sql': bridge });
	expect(await migrate(database, { folder })).toEqual(['bridge', 'span']);
	expect(await migrate(database, { folder })).toEqual([]);
	expect(await bridges(database)).toEqual([{ name: 'Tiltas' }]);
});

test('a checkout with other line ends holds the same migrations', async () => {
	const database = await emptyDatabase();
	await migrate(database, { folder: folderWith({ '0001_bridge.sql': bridge }) });
	const folder = folderWith({ '0001_bridge.sql': bridge.replaceAll('\n', '\r\n') });
	expect(await migrate(database, { folder })).toEqual([]);
});

test('a migration that fails leaves nothing of itself and is named', async () => {
	const database = await emptyDatabase();
	const folder = folderWith({ '0001_bridge.sql': bridge, '0002_span.sql': `${span}select 1 / 0;` });
	await expect(migrate(database, { folder })).rejects.toThrow(
		'Migration 2 (span) failed: division by zero'
	);
	expect(await bridges(database)).toEqual([]);
});

test('a database that is newer than the code is refused', async () => {
	const database = await emptyDatabase();
	await migrate(database, {
		folder: folderWith({ '0001_bridge.sql': bridge, '0002_span.sql': span })
	});
	expect(await refusal(database, folderWith({ '0001_bridge.sql': bridge }))).toEqual([
		'newer',
		'The database is newer than this version of Tiltas: it holds migration 2 (span), which this version does not know. Start the version that last ran on it, or a newer one.'
	]);
});

test('a migration that was changed after it ran is refused', async () => {
	const database = await emptyDatabase();
	await migrate(database, { folder: folderWith({ '0001_bridge.sql': bridge }) });
	expect(await refusal(database, folderWith({ '0001_bridge.sql': `${bridge}${span}` }))).toEqual([
		'changed',
		'Migration 1 (bridge) has changed since it was applied to this database. Restore the file; a change belongs in a new migration.'
	]);
});

test('a migration numbered below one that already ran is refused', async () => {
	const database = await emptyDatabase();
	await migrate(database, { folder: folderWith({ '0002_bridge.sql': bridge }) });
	const folder = folderWith({ '0001_span.sql': 'select 1;', '0002_bridge.sql': bridge });
	expect(await refusal(database, folder)).toEqual([
		'out-of-order',
		'Migration 1 (span) has a lower number than one that this database already holds (2). Give it the next free number.'
	]);
});

test('two processes that migrate at once apply each migration once', async () => {
	const database = await emptyDatabase();
	const { rows } = await database.pool.query('select current_database() as name');
	const other = await openAccess(accessTo(inject('template'), rows[0].name), { log: quietLog });
	const folder = folderWith({ '0001_bridge.sql': bridge, '0002_span.sql': span });
	const both = await Promise.all([migrate(database, { folder }), migrate(other, { folder })]);
	await other.close();
	expect(both.toSorted((a, b) => a.length - b.length)).toEqual([[], ['bridge', 'span']]);
	expect(await bridges(database)).toEqual([{ name: 'Tiltas' }]);
});

test('file names that say no order are refused', async () => {
	const database = await emptyDatabase();
	await expect(migrate(database, { folder: folderWith({ 'bridge.sql': bridge }) })).rejects.toThrow(
		'A migration is named like 0001_partnership.sql, not bridge.sql.'
	);
	const twice = folderWith({ '0001_bridge.sql': bridge, '0001_span.sql': span });
	await expect(migrate(database, { folder: twice })).rejects.toThrow(
		'Two migrations have the same number: bridge and span.'
	);
});
