import { sql as raw } from 'kysely';
import type { Tx } from '#features/accounts/server/context.ts';
import { indexForSearch, type SearchEntry } from '#features/partnership/server/public-search.ts';
import type { Archive, ArchiveRow } from './schema.ts';
import type { ArchiveTable } from './shape.ts';
import { archiveTables } from './tables.ts';

/** Makes the account the coordinator of a partnership that has just been written. */
export async function beginMembership(
	scope: { tx: Tx; accountId: string; now: Date },
	partnershipId: string
): Promise<void> {
	await scope.tx
		.insertInto('membership')
		.values({
			partnership_id: partnershipId,
			account_id: scope.accountId,
			role: 'coordinator',
			partner_id: null,
			since: scope.now
		})
		.execute();
}

/** Writes every row; undefined, or the list whose rows the database does not accept as they are. */
export async function writeArchive(tx: Tx, archive: Archive): Promise<string | undefined> {
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
