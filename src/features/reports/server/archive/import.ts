import { sql as raw } from 'kysely';
import { instanceCommand } from '#features/accounts/server/command.ts';
import type { Tx } from '#features/accounts/server/context.ts';
import { isPartnershipSlug } from '#features/partnership/rules.ts';
import { indexForSearch, type SearchEntry } from '#features/partnership/server/public-search.ts';
import { brokenPart, type BrokenReason } from './references.ts';
import { readArchive, type Archive, type ArchiveRow } from './schema.ts';
import type { ArchiveTable } from './shape.ts';
import { archiveTables } from './tables.ts';

export type ImportReason =
	| BrokenReason
	| 'not-an-archive'
	| 'newer-archive'
	| 'slug-reserved'
	| 'slug-taken'
	| 'id-taken'
	| 'no-file-store';
export type ImportRefusal = { ok: false; reason: ImportReason; where: string };

/** Keeps a file's bytes in the instance's store, under its SHA-256. */
export type FileKeeper = (bytes: Uint8Array) => Promise<unknown>;

/**
 * Brings a partnership back from its archive, with the operator as its coordinator; exporting it again
 * gives the same archive. Refuses what is no archive, a newer one, an address or id that is taken and
 * anything that does not hold together; `where` names the place.
 */
export const importArchive = instanceCommand({
	name: 'import-archive',
	async run(scope, input: { archive: unknown; keepFile?: FileKeeper | undefined }) {
		const read = readArchive(input.archive);
		if (!read.ok) return read satisfies ImportRefusal;
		const { archive } = read;
		const broken = brokenPart(archive);
		if (broken) return { ok: false, ...broken } satisfies ImportRefusal;
		const taken = await takenPart(scope.tx, archive);
		if (taken) return taken;
		if (archive.files.length > 0 && !input.keepFile) return refused('no-file-store', 'files');
		const place = await writeArchive(scope.tx, archive);
		if (place !== undefined) return refused('not-an-archive', place);
		const { id, slug } = archive.partnership;
		await scope.tx
			.insertInto('membership')
			.values({
				partnership_id: id,
				account_id: scope.accountId,
				role: 'coordinator',
				partner_id: null,
				since: scope.now
			})
			.execute();
		for (const { base64 } of archive.files) await input.keepFile?.(Buffer.from(base64, 'base64'));
		const records = archive.rows['records']?.length ?? 0;
		const changes = { slug: { after: slug }, records: { after: records } };
		scope.journal({ recordId: id, recordKind: 'partnership', changes });
		return { ok: true, id, slug } as const;
	}
});

const refused = (reason: ImportReason, where: string): ImportRefusal => ({
	ok: false,
	reason,
	where
});

async function takenPart(tx: Tx, archive: Archive): Promise<ImportRefusal | undefined> {
	const { id, slug } = archive.partnership;
	if (!isPartnershipSlug(slug)) return refused('slug-reserved', slug);
	const ids = [id, ...(archive.rows['records'] ?? []).map((row) => String(row['id']))];
	const record = await tx
		.selectFrom('record')
		.select('id')
		.where((eb) => eb('id', '=', eb.fn.any(raw<string[]>`${ids}::uuid[]`)))
		.limit(1)
		.executeTakeFirst();
	const same = await tx
		.selectFrom('partnership')
		.select('id')
		.where('id', '=', id)
		.executeTakeFirst();
	if (record || same) return refused('id-taken', record?.id ?? id);
	const named = await tx
		.selectFrom('partnership')
		.select('id')
		.where('slug', '=', slug)
		.executeTakeFirst();
	return named && refused('slug-taken', slug);
}

/** Writes every row; undefined, or the list whose rows the database does not accept as they are. */
async function writeArchive(tx: Tx, archive: Archive): Promise<string | undefined> {
	let place = 'partnership';
	try {
		await tx.insertInto('partnership').values(archive.partnership).execute();
		for (const table of archiveTables) {
			place = `rows.${table.list}`;
			await writeRows(tx, archive, table);
		}
		await raw`set constraints all immediate`.execute(tx);
		return undefined;
	} catch (error) {
		if (isContradiction(error)) return place;
		throw error;
	}
}

/** PostgreSQL's classes 22 and 23: a value that can't be, or a constraint that does not hold. */
function isContradiction(error: unknown): boolean {
	const code = (error as { code?: unknown }).code;
	return typeof code === 'string' && /^2[23]...$/.test(code);
}

async function writeRows(tx: Tx, archive: Archive, table: ArchiveTable): Promise<void> {
	const rows = archive.rows[table.list] ?? [];
	const partnershipId = archive.partnership.id;
	if (table.table === 'search_entry') {
		for (const row of rows) await indexForSearch({ tx, partnershipId }, searchEntry(row));
		return;
	}
	// With its schema: "record" alone is a type of PostgreSQL's own.
	const target = raw.table(`public.${table.table}`);
	const columns = ['partnership_id', ...Object.keys(table.columns)].map((column) =>
		raw.ref(column)
	);
	const given = JSON.stringify(rows.map((row) => ({ ...row, partnership_id: partnershipId })));
	// One statement a list: rows may name each other (a festival's events), which is checked at its end.
	await raw`insert into ${target} (${raw.join(columns)})
		select ${raw.join(columns)}
		from jsonb_populate_recordset(null::${target}, ${given}::jsonb)`.execute(tx);
}

function searchEntry(row: ArchiveRow): SearchEntry {
	const { record_id, language, kind, path, title, body, happens_on } = row as Record<
		string,
		string | null
	>;
	return {
		recordId: record_id ?? '',
		language: language as SearchEntry['language'],
		kind: kind ?? '',
		path: path ?? '',
		title: title ?? '',
		body: body ?? '',
		happensOn: happens_on ?? undefined
	};
}
