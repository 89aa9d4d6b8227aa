import { randomUUID } from 'node:crypto';
import type { Scope } from '#features/accounts/server/command.ts';
import type { Sql, Tx } from '#features/accounts/server/context.ts';
import type { FactSource } from '../types.ts';

type SourceScope = Pick<Scope, 'tx' | 'partnershipId'>;

/** Replaces the sources of one field of a record: where the fact was read, in the source's own name. */
export async function writeSources(
	{ tx, partnershipId }: SourceScope,
	fact: { recordId: string; field: string },
	sources: readonly FactSource[]
): Promise<void> {
	await tx
		.deleteFrom('source')
		.where('partnership_id', '=', partnershipId)
		.where('record_id', '=', fact.recordId)
		.where('field', '=', fact.field)
		.execute();
	if (sources.length === 0) return;
	const rows = sources.map(({ name, url, datedOn, note }) => ({
		partnership_id: partnershipId,
		id: randomUUID(),
		record_id: fact.recordId,
		field: fact.field,
		name,
		url: url ?? null,
		dated_on: datedOn ?? null,
		note: note ?? null
	}));
	await tx.insertInto('source').values(rows).execute();
}

/** The sources of these records, each with the record and field whose fact it bears out. */
export async function sourcesOf(
	sql: Sql | Tx,
	partnershipId: string,
	recordIds: readonly string[]
): Promise<(FactSource & { recordId: string; field: string })[]> {
	if (recordIds.length === 0) return [];
	const rows = await sql
		.selectFrom('source')
		.selectAll()
		.where('partnership_id', '=', partnershipId)
		.where('record_id', 'in', [...recordIds])
		.orderBy('name')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({
		recordId: row.record_id,
		field: row.field,
		name: row.name,
		url: row.url ?? undefined,
		datedOn: row.dated_on ?? undefined,
		note: row.note ?? undefined
	}));
}
