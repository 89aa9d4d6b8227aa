import { createHash } from 'node:crypto';
import { canonicalJson } from '#platform/server/canonical-json.ts';
import type { BrokenReason } from '../../types.ts';
import { fileHashes } from './export.ts';
import type { Archive, ArchiveRow } from './schema.ts';
import { archiveTables } from './tables.ts';

export type Broken = { reason: BrokenReason; where: string };

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

/** The first thing in an archive that does not hold together, with its place; undefined if all does. */
export function brokenPart(archive: Archive): Broken | undefined {
	return brokenReference(archive) ?? changedSnapshot(archive) ?? changedFile(archive);
}

function brokenReference({ partnership, rows }: Archive): Broken | undefined {
	const kinds = new Map((rows['records'] ?? []).map((row) => [row['id'], row['kind']]));
	const ids = new Map(
		archiveTables.map(({ list }) => [list, new Set((rows[list] ?? []).map((row) => row['id']))])
	);
	if (kinds.get(partnership.id) !== 'partnership') return broken('partnership.id');
	for (const { list, kind, refers } of archiveTables) {
		for (const [index, row] of (rows[list] ?? []).entries()) {
			const place = `rows.${list}.${index}`;
			if (kind && kinds.get(row['id']) !== kind) return broken(`${place}.id`);
			for (const [column, to] of Object.entries(refers ?? {})) {
				const missing = namedIn(row, column).some((id) => !ids.get(to)?.has(id));
				if (missing) return broken(`${place}.${column}`);
			}
		}
	}
	return undefined;
}

const broken = (where: string): Broken => ({ reason: 'broken-reference', where });

function namedIn(row: ArchiveRow, column: string): unknown[] {
	const value = row[column];
	if (value === null || value === undefined) return [];
	return Array.isArray(value) ? value : [value];
}

/** A handed-in report that no longer fits its hash is not the one that was handed in. */
function changedSnapshot({ rows }: Archive): Broken | undefined {
	const index = (rows['submissions'] ?? []).findIndex(
		({ snapshot, hash }) => sha256(canonicalJson(snapshot)) !== hash
	);
	return index < 0 ? undefined : { reason: 'changed-snapshot', where: `rows.submissions.${index}` };
}

function changedFile({ files, rows }: Archive): Broken | undefined {
	const named = new Set(fileHashes(rows));
	const index = files.findIndex(
		({ hash, base64 }) => !named.has(hash) || sha256(Buffer.from(base64, 'base64')) !== hash
	);
	return index < 0 ? undefined : { reason: 'changed-file', where: `files.${index}` };
}
