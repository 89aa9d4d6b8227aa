import { sql as raw } from 'kysely';
import type { Sql, Tx } from '#features/accounts/server/context.ts';
import {
	archiveFormat,
	archiveVersion,
	type Archive,
	type ArchiveFile,
	type ArchiveRow
} from './schema.ts';
import type { ArchiveTable } from './shape.ts';
import { archiveTables } from './tables.ts';

/** Gives a stored file's bytes by its SHA-256, where the instance keeps files. */
export type FileReader = (hash: string) => Promise<Uint8Array | undefined>;

/**
 * The whole partnership as one object of plain JSON, equal for equal content: every row, but no account
 * and nothing that says who did what. How places at events are given comes along; who registered, keys, invitations
 * and tickets stay behind. Files come along where a reader is given.
 */
export async function exportArchive(
	sql: Sql | Tx,
	partnershipId: string,
	readFile?: FileReader
): Promise<Archive> {
	const row = await sql
		.selectFrom('partnership')
		.select(['id', 'slug', 'source_language', 'starts_on', 'ends_on', 'zone', 'is_generated'])
		.select(['left_colour', 'right_colour', 'revision', 'created_at'])
		.where('id', '=', partnershipId)
		.executeTakeFirstOrThrow();
	const rows: Archive['rows'] = {};
	for (const table of archiveTables) rows[table.list] = await rowsOf(sql, partnershipId, table);
	return {
		format: archiveFormat,
		version: archiveVersion,
		partnership: { ...row, created_at: row.created_at.toISOString() },
		rows,
		files: readFile ? await filesOf(rows, readFile) : []
	};
}

async function rowsOf(
	sql: Sql | Tx,
	partnershipId: string,
	table: ArchiveTable
): Promise<ArchiveRow[]> {
	const columns = raw.join(Object.keys(table.columns).map((column) => raw.ref(column)));
	const order = raw.join(table.key.map((column) => raw.ref(column)));
	const { rows } = await raw<ArchiveRow>`select ${columns} from ${raw.table(table.table)}
		where partnership_id = ${partnershipId}
		order by ${order}`.execute(sql);
	return rows.map((row) =>
		Object.fromEntries(Object.entries(row).map(([column, value]) => [column, asPlain(value)]))
	);
}

const asPlain = (value: unknown) => (value instanceof Date ? value.toISOString() : value);

/** The hashes of all files that the rows speak of, sorted; those of handed-in evidence stay with the report. */
export function fileHashes(rows: Archive['rows']): string[] {
	const inRows = Object.values(rows)
		.flat()
		.flatMap((row) => [row['file_hash'], row['small_hash']]);
	const named = [...inRows, ...(rows['submissions'] ?? []).flatMap(evidenceHashes)];
	return [...new Set(named.filter((hash) => typeof hash === 'string'))].sort();
}

function evidenceHashes({ snapshot }: ArchiveRow): unknown[] {
	const { evidence } = snapshot as { evidence?: unknown };
	return Array.isArray(evidence)
		? evidence.map((one: { fileHash?: unknown } | null) => one?.fileHash)
		: [];
}

async function filesOf(rows: Archive['rows'], readFile: FileReader): Promise<ArchiveFile[]> {
	const files: ArchiveFile[] = [];
	for (const hash of fileHashes(rows)) {
		const bytes = await readFile(hash);
		if (bytes) files.push({ hash, base64: Buffer.from(bytes).toString('base64') });
	}
	return files;
}
