import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { canonicalJson } from './canonical-json.ts';
import type { DB } from './database/schema.ts';
import { asJson } from './database/values.ts';

/** The chain of what concerns the instance and no partnership. */
export const instanceChain = '00000000-0000-0000-0000-000000000000';
const genesis = Buffer.alloc(32);

export type Changes = Record<string, { before?: unknown; after?: unknown }>;
export type JournalEntry = { recordId?: string; recordKind?: string; changes: Changes };
type Act = { chain: string; at: Date; actor: string | undefined; command: string };
type Hashed = {
	number: number;
	at: Date;
	actor: string | null;
	command: string;
	record_id: string | null;
	record_kind: string | null;
	changes: unknown;
};

function entryHash(previous: Uint8Array, row: Hashed): Buffer {
	const { number, at, actor, command, record_id, record_kind, changes } = row;
	const body = canonicalJson({ number, at, actor, command, record_id, record_kind, changes });
	return createHash('sha256').update(previous).update(body).digest();
}

/** Appends to the act's chain inside the caller's transaction; writers of one chain wait for each other. */
export async function appendToJournal(
	tx: Transaction<DB>,
	act: Act,
	entries: readonly JournalEntry[]
): Promise<void> {
	await tx
		.insertInto('journal_head')
		.values({ chain: act.chain, number: 0, hash: genesis })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const head = await tx
		.selectFrom('journal_head')
		.selectAll()
		.where('chain', '=', act.chain)
		.forUpdate()
		.executeTakeFirstOrThrow();
	let { number } = head;
	let hash: Uint8Array = head.hash;
	const rows = entries.map((entry) => {
		const previous_hash = Buffer.from(hash);
		const body = {
			number: ++number,
			at: act.at,
			actor: act.actor ?? null,
			command: act.command,
			record_id: entry.recordId ?? null,
			record_kind: entry.recordKind ?? null,
			changes: plain(entry.changes)
		};
		hash = entryHash(previous_hash, body);
		return { chain: act.chain, ...body, previous_hash, hash: Buffer.from(hash) };
	});
	if (rows.length === 0) return;
	await tx
		.insertInto('journal_entry')
		.values(rows.map((row) => ({ ...row, changes: asJson(row.changes) })))
		.execute();
	await tx
		.updateTable('journal_head')
		.set({ number, hash: Buffer.from(hash) })
		.where('chain', '=', act.chain)
		.execute();
}

/** What the database will give back: dates as text, nothing undefined. */
function plain(changes: Changes): Changes {
	return JSON.parse(canonicalJson(changes)) as Changes;
}

/** The fields that differ between two states of a record, each with both values. */
export function changesBetween(
	before: Record<string, unknown>,
	after: Record<string, unknown>
): Changes {
	const changes: Changes = {};
	for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
		if (canonicalJson(before[key]) === canonicalJson(after[key])) continue;
		changes[key] = { before: before[key], after: after[key] };
	}
	return changes;
}

export type Verdict =
	{ ok: true; entries: number } | { ok: false; chain: string; number: number; entries: number };

const batch = 1000;

/** Recomputes every hash of a chain and names the first row that does not fit, or a missing end. */
export async function verifyChain(sql: Kysely<DB>, chain: string): Promise<Verdict> {
	let number = 0;
	let hash: Uint8Array = genesis;
	for (;;) {
		const rows = await sql
			.selectFrom('journal_entry')
			.selectAll()
			.where('chain', '=', chain)
			.where('number', '>', number)
			.orderBy('number')
			.limit(batch)
			.execute();
		for (const row of rows) {
			const fits =
				row.number === number + 1 &&
				Buffer.compare(row.previous_hash, hash) === 0 &&
				Buffer.compare(row.hash, entryHash(hash, row)) === 0;
			if (!fits) return { ok: false, chain, number: number + 1, entries: number };
			number = row.number;
			hash = row.hash;
		}
		if (rows.length < batch) break;
	}
	return endOfChain(sql, { chain, number, hash });
}

async function endOfChain(
	sql: Kysely<DB>,
	end: { chain: string; number: number; hash: Uint8Array }
): Promise<Verdict> {
	const head = await sql
		.selectFrom('journal_head')
		.selectAll()
		.where('chain', '=', end.chain)
		.executeTakeFirst();
	const fits = !head
		? end.number === 0
		: head.number === end.number && Buffer.compare(head.hash, end.hash) === 0;
	const { chain, number } = end;
	return fits
		? { ok: true, entries: number }
		: { ok: false, chain, number: number + 1, entries: number };
}

/** Every chain of the instance, its own first. */
export async function journalChains(sql: Kysely<DB>): Promise<string[]> {
	const heads = await sql.selectFrom('journal_head').select('chain').orderBy('chain').execute();
	const entries = await sql.selectFrom('journal_entry').select('chain').distinct().execute();
	return [...new Set([...heads, ...entries].map(({ chain }) => chain))].sort();
}
