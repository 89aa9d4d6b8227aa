import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';

/** Something that was erased for good: random ids, of which none leads to anybody once it is done. */
export type Erased = {
	/** A kind that the feature which erases knows to repeat. */
	what: string;
	/** The random id of what it belonged to, such as a tenant. */
	scopeId?: string | undefined;
	subjectId: string;
	at: Date;
};
export type LedgerEntry = {
	id: string;
	what: string;
	scopeId: string | null;
	subjectId: string | null;
	at: Date;
};

/** What an entry says that is no erasure: from here on all of them are noted. The first one comes with the table. */
export const begun = 'begun';
/** The entry that says so. */
export const beginning = (at: Date): LedgerEntry => ({
	id: randomUUID(),
	what: begun,
	scopeId: null,
	subjectId: null,
	at
});
export const ledgerChannel = 'tiltas_ledger';

const hourMs = 3_600_000;
// The moment itself stands in logs of networks as well, and would say whose it was.
const hourOf = (at: Date) => new Date(Math.floor(at.getTime() / hourMs) * hourMs);

/** Notes erasures, by the hour, in the transaction that does them; when it commits, each process writes them into its ledger. */
export async function noteErased(tx: Tx, erased: readonly Erased[]): Promise<void> {
	if (erased.length === 0) return;
	await putEntries(
		tx,
		erased.map(({ scopeId = null, at, ...one }) => ({
			id: randomUUID(),
			scopeId,
			at: hourOf(at),
			...one
		}))
	);
	await sql`select pg_notify(${ledgerChannel}, '')`.execute(tx);
}

/** Puts entries into the table as they are; those that are there already stay. */
export async function putEntries(
	sql: Tx | Database['sql'],
	entries: readonly LedgerEntry[]
): Promise<void> {
	const rows = entries.map(({ scopeId, subjectId, ...row }) => ({
		...row,
		scope_id: scopeId,
		subject_id: subjectId
	}));
	// PostgreSQL takes 65,535 values in one statement.
	for (let at = 0; at < rows.length; at += 10_000) {
		await sql
			.insertInto('ledger_entry')
			.values(rows.slice(at, at + 10_000))
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	}
}

/** The entries since then in their order; all of them without a time. */
export async function entriesSince(
	sql: Tx | Database['sql'],
	since = new Date(0)
): Promise<LedgerEntry[]> {
	const rows = await sql
		.selectFrom('ledger_entry')
		.selectAll()
		.where('at', '>=', since)
		.orderBy('at')
		.orderBy('id')
		.execute();
	return rows.map(({ scope_id, subject_id, ...row }) => ({
		...row,
		scopeId: scope_id,
		subjectId: subject_id
	}));
}
