import type { TeamScope } from '#features/accounts/server/context.ts';
import type { JournalLine } from '../types.ts';

type Asked = { recordId?: string | undefined; before?: number | undefined; limit: number };

/** What happened in the partnership, or to one of its records, the latest first; `before` is a line's number. */
export async function history(scope: TeamScope, asked: Asked): Promise<JournalLine[]> {
	let query = scope.sql
		.selectFrom('journal_entry')
		.leftJoin('account', 'account.id', 'journal_entry.actor')
		.select(['number', 'at', 'account.name', 'command', 'record_id', 'record_kind', 'changes'])
		.where('chain', '=', scope.partnershipId);
	if (asked.recordId) query = query.where('record_id', '=', asked.recordId);
	if (asked.before !== undefined) query = query.where('number', '<', asked.before);
	const rows = await query.orderBy('number', 'desc').limit(asked.limit).execute();
	return rows.map((row) => ({
		number: row.number,
		at: row.at,
		who: row.name ?? undefined,
		command: row.command,
		recordId: row.record_id ?? undefined,
		changes: changesOf(row.changes)
	}));
}

function changesOf(stored: unknown): JournalLine['changes'] {
	const changes = (stored ?? {}) as Record<string, { before?: unknown; after?: unknown }>;
	return Object.entries(changes).map(([field, { before, after }]) => ({
		field,
		before: inWords(before),
		after: inWords(after)
	}));
}

/** Plain values as they are, made ones as their JSON: the journal keeps what was written, not how it reads. */
function inWords(value: unknown): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	return typeof value === 'string' ? value : JSON.stringify(value);
}
