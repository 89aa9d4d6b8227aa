import * as v from 'valibot';
import { bridgeColours } from '#features/partnership/types.ts';
import { day, hash, instant, language, maybe, oneOf, text, uuid, whole, yes } from './columns.ts';
import { numberTables } from './number-tables.ts';
import { unreadablePart } from './readable.ts';
import { registrationTables } from './registration-tables.ts';
import { archiveTables } from './tables.ts';

export const archiveFormat = 'tiltas-partnership';
export const archiveVersion = 1;

const slug = v.pipe(
	v.string(),
	v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
	v.minLength(3),
	v.maxLength(60)
);

const partnership = v.strictObject({
	id: uuid,
	slug,
	source_language: language,
	starts_on: day,
	ends_on: day,
	zone: text,
	is_generated: yes,
	// Archives of before have none.
	left_colour: v.optional(maybe(oneOf(...bridgeColours)), null),
	right_colour: v.optional(maybe(oneOf(...bridgeColours)), null),
	revision: whole,
	created_at: instant
});

export type ArchiveRow = Record<string, unknown>;
export type ArchiveFile = { hash: string; base64: string };
export type Archive = {
	format: typeof archiveFormat;
	version: typeof archiveVersion;
	partnership: v.InferOutput<typeof partnership>;
	/** The rows of every list in the order of its key. */
	rows: Record<string, ArchiveRow[]>;
	/** What the rows' file hashes stand for, where the file store was at hand. */
	files: ArchiveFile[];
};

/** Lists that archives of this version did not have from the beginning: one without them is read as well. */
const later = new Set([...registrationTables, ...numberTables].map(({ list }) => list));
const lists = archiveTables.map(({ list, columns }) => {
	const rows = v.array(v.strictObject(columns));
	return [list, later.has(list) ? v.optional(rows, []) : rows] as const;
});

/** What an archive of this version looks like; `static/schemas/partnership-archive.json` says the same. */
export const archiveSchema = v.strictObject({
	format: v.literal(archiveFormat),
	version: v.literal(archiveVersion),
	partnership,
	rows: v.strictObject(Object.fromEntries(lists)),
	files: v.array(v.strictObject({ hash, base64: v.pipe(v.string(), v.base64()) }))
});

export type ArchiveRead =
	| { ok: true; archive: Archive }
	| { ok: false; reason: 'not-an-archive' | 'newer-archive'; where: string };

/** Reads what was handed in as an archive; `where` names the first place that does not fit. */
export function readArchive(input: unknown): ArchiveRead {
	const head = v.safeParse(v.object({ format: v.literal(archiveFormat), version: whole }), input);
	if (!head.success) return { ok: false, reason: 'not-an-archive', where: 'format' };
	if (head.output.version > archiveVersion) {
		return { ok: false, reason: 'newer-archive', where: 'version' };
	}
	const unreadable = unreadablePart(input);
	if (unreadable) return { ok: false, reason: 'not-an-archive', where: unreadable };
	const read = v.safeParse(archiveSchema, input, { abortEarly: true });
	if (read.success) return { ok: true, archive: read.output };
	return { ok: false, reason: 'not-an-archive', where: v.getDotPath(read.issues[0]) ?? '' };
}
