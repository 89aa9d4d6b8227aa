import type { TeamScope } from '#features/accounts/server/context.ts';

/** Entries that say how many people registered, were let in or forgotten, and when: a dossier leaves the team, they do not. */
const ofTheTeam: readonly string[] = [
	'sum-registrations',
	'forget',
	'decide-registration',
	'move-waiting',
	'take-places-back',
	'withdraw-question'
];

/**
 * The partnership's journal up to an instant as JSON lines, with the hashes that chain them; actors are random
 * ids. Of entries about participants all is withheld but their place in the chain, for who counts the lines
 * counts the people: their hashes are those of the whole.
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
			...(ofTheTeam.includes(row.command) ? { number: row.number, withheld: true } : row),
			previous_hash: previous_hash.toString('hex'),
			hash: hash.toString('hex')
		})
	);
	return lines.map((line) => `${line}\n`).join('');
}
