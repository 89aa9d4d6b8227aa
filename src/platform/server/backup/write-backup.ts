import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type pg from 'pg';
import type { Applied } from '../database/migrate.ts';
import type { Database } from '../database/open.ts';
import type { Files } from '../files/store.ts';
import { writeArchive, type Add } from './container.ts';
import { beginName, endName, formatName, type Begin, type End } from './format.ts';
import { backupName } from './kept.ts';
import { rowsOf, tablesOf, type Table } from './tables.ts';

export type Backup = {
	path: string;
	takenAt: Date;
	byteSize: number;
	tables: number;
	rows: number;
	files: number;
	/** Names of stored files whose content is no longer what it was when they came; they are in as they are. */
	damaged: string[];
};

export type BackupSource = {
	database: Pick<Database, 'connectAsOwner'>;
	files: Pick<Files, 'hashes' | 'openFile'>;
	secret: string;
	version: string;
};

// Small, because requests are answered by the same thread between two parts.
const partBytes = 1_000_000;
const packedAside = promisify(gzip);

/**
 * Writes all that the instance holds, but its secret, into one encrypted file in `folder`, while the product
 * runs: the rows of one moment, and then the files, of which each is stored before a row names it.
 */
export async function writeBackup(
	source: BackupSource,
	{ folder, now }: { folder: string; now: Date }
): Promise<Backup> {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const path = join(folder, backupName(now));
	const client = await source.database.connectAsOwner();
	try {
		await client.query('begin isolation level repeatable read read only');
		const tables = await tablesOf(client);
		const begin = await beginning(client, { version: source.version, tables, now });
		const end: End = { tables: {}, files: 0 };
		const damaged: string[] = [];
		const byteSize = await writeArchive(path, source.secret, async (add) => {
			await addJson(add, beginName, begin);
			for (const table of tables) end.tables[table.name] = await addTable(add, client, table);
			// Seen from here on nothing in the database matters: others need not wait for the files.
			await client.query('commit');
			for await (const name of source.files.hashes()) {
				const isWhole = await addFile(add, source.files, name);
				if (isWhole === undefined) continue;
				if (!isWhole) damaged.push(name);
				end.files++;
			}
			await addJson(add, endName, end);
		});
		const rows = Object.values(end.tables).reduce((sum, table) => sum + table.rows, 0);
		const counts = { tables: tables.length, rows, files: end.files };
		return { path, takenAt: now, byteSize, ...counts, damaged };
	} finally {
		await client.end();
	}
}

async function beginning(
	client: pg.Client,
	{ version, tables, now }: { version: string; tables: Table[]; now: Date }
): Promise<Begin> {
	const { rows: migrations } = await client.query<Applied>(
		'select number, name, checksum from migration order by number'
	);
	const takenAt = now.toISOString();
	return { format: formatName, formatVersion: 1, version, takenAt, migrations, tables };
}

async function addTable(add: Add, client: pg.Client, table: Table): Promise<End['tables'][string]> {
	const hash = createHash('sha256');
	let rows = 0;
	let part = 0;
	for await (const lines of inParts(rowsOf(client, table))) {
		hash.update(lines);
		rows += lineEnds(lines);
		const packed = await packedAside(lines);
		part++;
		const name = `tables/${table.name}/${String(part).padStart(5, '0')}.copy.gz`;
		await add(name, packed.length, [packed]);
	}
	return { rows, hash: hash.digest('hex') };
}

function lineEnds(lines: Buffer): number {
	let count = 0;
	for (let at = lines.indexOf('\n'); at >= 0; at = lines.indexOf('\n', at + 1)) count++;
	return count;
}

async function* inParts(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	let gathered: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of chunks) {
		gathered.push(chunk);
		bytes += chunk.length;
		if (bytes < partBytes) continue;
		yield Buffer.concat(gathered);
		gathered = [];
		bytes = 0;
	}
	if (bytes > 0) yield Buffer.concat(gathered);
}

/** Whether its content is what its name says; undefined where it has been removed meanwhile. */
async function addFile(
	add: Add,
	files: BackupSource['files'],
	name: string
): Promise<boolean | undefined> {
	const file = await files.openFile(name);
	if (!file) return undefined;
	const hash = createHash('sha256');
	async function* hashed(content: Readable) {
		for await (const chunk of content) {
			hash.update(chunk as Buffer);
			yield chunk as Buffer;
		}
	}
	await add(`files/${name}`, file.byteSize, hashed(file.content));
	return hash.digest('hex') === name;
}

function addJson(add: Add, name: string, value: unknown): Promise<void> {
	const bytes = Buffer.from(JSON.stringify(value, null, '\t'));
	return add(name, bytes.length, [bytes]);
}
