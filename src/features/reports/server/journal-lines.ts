import type { TeamScope } from '#features/accounts/server/context.ts';

/** Entries that say how many people registered or were forgotten: a dossier leaves the team, such numbers do not. */
const ofTheTeam: readonly string[] = ['sum-registrations', 'forget'];

/**
 * The partnership's journal up to an instant as JSON lines, with the hashes that chain them; actors are random
 * ids. Of entries with numbers of participants the changes are withheld: their hashes are those of the whole.
 */
export async function journalLines(
	{ sql, partnershipId }: TeamScope,
	until: Date
): Promise<string> {
	const rows = await sql
		.selectFrom('journal_entry')
		.selectAll()
		.where('chain', '=', partnershipId)
		.where('at', '<=', until)
		.orderBy('number')
		.execute();
	const lines = rows.map(({ chain: _, previous_hash, hash, ...row }) =>
		JSON.stringify({
			...row,
			...(ofTheTeam.includes(row.command) ? { changes: undefined, withheld: true } : {}),
			previous_hash: previous_hash.toString('hex'),
			hash: hash.toString('hex')
		})
	);
	return lines.map((line) => `${line}\n`).join('');
}
