import { join } from 'node:path';
import { BackupRefused } from '../backup/format.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/transaction.ts';
import { beginning, begun, entriesSince, putEntries, type LedgerEntry } from './entries.ts';
import { ledgerName, readLedger, type Ledger } from './ledger-file.ts';

/** Erases once more what an entry says, of what a backup has brought back; false where it brought nothing. */
export type Repeat = (tx: Tx, entry: LedgerEntry) => Promise<boolean>;

export type Repeated = {
	/** How many of what kind had come back and are erased again. */
	numbers: Record<string, number>;
	/** Until when it is known what was erased; undefined where somebody said to go on without knowing. */
	until: Date | undefined;
};

/** All that is known of erasures when a backup is to be restored: each ledger, and the database to be replaced. */
export async function knownLedgers(
	database: Database,
	secret: string,
	{ folders, now }: { folders: readonly string[]; now: Date }
): Promise<Ledger[]> {
	const ledgers: Ledger[] = [];
	for (const folder of new Set(folders)) {
		const ledger = await readLedger(join(folder, ledgerName), secret);
		if (ledger) ledgers.push(ledger);
	}
	const { rows } = await database.pool.query<{ exists: boolean }>(
		`select to_regclass('public.ledger_entry') is not null as exists`
	);
	if (rows[0]?.exists) ledgers.push({ entries: await entriesSince(database.sql), until: now });
	return ledgers;
}

/**
 * Erases again, in the transaction that restores a backup, what was erased after it was taken: an entry that
 * the backup has itself was done before. Throws BackupRefused, unless `withoutLedger`, where no ledger knows
 * everything from the backup on: then whoever was erased since would stand there again.
 */
export async function repeatErasures(
	tx: Tx,
	{ ledgers, repeat }: { ledgers: readonly Ledger[]; repeat: Repeat },
	{ takenAt, now, withoutLedger }: { takenAt: Date; now: Date; withoutLedger: boolean }
): Promise<Repeated> {
	const knowing = ledgers.filter((ledger) => knowsSince(ledger, takenAt));
	if (knowing.length === 0) {
		if (!withoutLedger) throw new BackupRefused(refusal(ledgers, takenAt));
		await putEntries(tx, [beginning(now)]);
	}
	const done = new Set((await entriesSince(tx)).map(({ id }) => id));
	const numbers: Record<string, number> = {};
	const repeated: LedgerEntry[] = [];
	for (const entry of inOrder(ledgers)) {
		if (done.has(entry.id) || entry.what === begun) continue;
		if (await repeat(tx, entry)) numbers[entry.what] = (numbers[entry.what] ?? 0) + 1;
		repeated.push(entry);
	}
	await putEntries(tx, repeated);
	const until = knowing.map((ledger) => ledger.until?.getTime() ?? takenAt.getTime());
	return { numbers, until: knowing.length > 0 ? new Date(Math.max(...until)) : undefined };
}

/** Each entry once, whichever ledgers have it, the oldest first; those of one moment by their kind, so that it is the same each time. */
function inOrder(ledgers: readonly Ledger[]): LedgerEntry[] {
	const byId = new Map(ledgers.flatMap(({ entries }) => entries).map((entry) => [entry.id, entry]));
	const between = (one: LedgerEntry, other: LedgerEntry) =>
		one.at.getTime() - other.at.getTime() || one.what.localeCompare(other.what);
	return [...byId.values()].sort(between);
}

function knowsSince({ entries }: Ledger, takenAt: Date): boolean {
	const beginnings = entries.filter(({ what }) => what === begun).map(({ at }) => at.getTime());
	return beginnings.length > 0 && Math.max(...beginnings) <= takenAt.getTime();
}

function refusal(ledgers: readonly Ledger[], takenAt: Date): string {
	const begins = ledgers
		.flatMap(({ entries }) => entries)
		.filter(({ what }) => what === begun)
		.map(({ at }) => at.toISOString())
		.sort()
		.at(-1);
	const lack = begins
		? `The ledger of erasures that was found begins on ${begins} only, after the backup`
		: `There is no ledger of erasures (${ledgerName}), neither beside the backup nor in DATA_DIR`;
	return `${lack}. Whoever was erased between ${takenAt.toISOString()}, when the backup was made, and ${begins ?? 'now'} would stand in the database again. Put a copy of the ledger beside the backup; if there is none any more, add --without-ledger.`;
}
