import type { TeamScope } from '#features/accounts/server/context.ts';

/** The partnership's journal up to an instant as JSON lines, with the hashes that chain them; actors are random ids. */
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
			previous_hash: previous_hash.toString('hex'),
			hash: hash.toString('hex')
		})
	);
	return lines.map((line) => `${line}\n`).join('');
}
