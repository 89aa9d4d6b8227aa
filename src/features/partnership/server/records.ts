import { randomUUID } from 'node:crypto';
import type { Scope } from '#features/accounts/server/command.ts';
import type { RecordKind } from '../types.ts';

/** Begins a record of the partnership and returns its id; its own table's row must follow. */
export async function createRecord(
	scope: Pick<Scope, 'tx' | 'partnershipId' | 'now'>,
	kind: RecordKind,
	id: string = randomUUID()
): Promise<string> {
	const { tx, partnershipId, now } = scope;
	await tx
		.insertInto('record')
		.values({ partnership_id: partnershipId, id, kind, created_at: now })
		.execute();
	return id;
}

export type Touched = { ok: true } | { ok: false; reason: 'no-such-record' | 'stale' };

/**
 * Locks a record and moves its revision. Refuses `no-such-record` when it is not of this partnership
 * and kind, and `stale` when the form was opened before somebody else's change.
 */
export async function touchRecord(
	scope: Pick<Scope, 'tx' | 'partnershipId'>,
	record: { id: string; kind: RecordKind; revision: number | undefined }
): Promise<Touched> {
	const row = await scope.tx
		.selectFrom('record')
		.select('revision')
		.where('partnership_id', '=', scope.partnershipId)
		.where('id', '=', record.id)
		.where('kind', '=', record.kind)
		.forUpdate()
		.executeTakeFirst();
	if (!row) return { ok: false, reason: 'no-such-record' };
	if (record.revision !== undefined && record.revision !== row.revision) {
		return { ok: false, reason: 'stale' };
	}
	await scope.tx
		.updateTable('record')
		.set({ revision: row.revision + 1 })
		.where('partnership_id', '=', scope.partnershipId)
		.where('id', '=', record.id)
		.execute();
	return { ok: true };
}

/** Removes a record with its texts, files and its own table's row; whoever calls has locked it. */
export async function removeRecord(
	{ tx, partnershipId }: Pick<Scope, 'tx' | 'partnershipId'>,
	id: string
): Promise<void> {
	await tx
		.deleteFrom('record')
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.execute();
}
